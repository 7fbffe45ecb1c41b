import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { type CardTargets, wantedPosts } from '../../../src/domain/window/posts.ts';
import { NOW } from '../../support/builders/time.ts';
import { after as afterSteps, aPolicy, aWindow } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';

const TARGETS: CardTargets = { approvals: 'C0APPROVALS', alerts: 'C0ALERTS', directly: [ANA.id] };

const names = (...[window, now]: [Parameters<typeof wantedPosts>[0], number]) =>
  wantedPosts(window, TARGETS, now).flatMap(({ kind, name }) => (kind === 'notice' ? [] : [name]));

describe('cards', () => {
  test('one in the approvals channel', () => {
    expect(names(aWindow(), NOW)).toEqual(['CARD#C0APPROVALS']);
  });

  test('one for each of the notified, where the policy tells them directly', () => {
    const policy = aPolicy({ notifyDirectly: true });
    const window = aWindow({}, { governing: { kind: 'governed', policy } });

    expect(names(window, NOW)).toEqual(['CARD#C0APPROVALS', `CARD#${ANA.id}`]);
  });

  test('break-glass pages in the alerts channel, and tells the notified whatever the policy says', () => {
    const { window, now } = EVERY_STATE['break-glass']!();

    expect(names(window, now)).toEqual(['CARD#C0APPROVALS', 'CARD#C0ALERTS', `CARD#${ANA.id}`]);
  });

  test('none twice, where channels are the same', () => {
    const { window, now } = EVERY_STATE['break-glass']!();
    const same = { ...TARGETS, alerts: TARGETS.approvals };

    expect(wantedPosts(window, same, now).filter(({ kind }) => kind === 'card')).toHaveLength(2);
  });
});

describe('replies', () => {
  test.each<[string, readonly string[]]>([
    ['pending', []],
    ['approved once of twice', ['REPLY#2']],
    ['lapsed', ['REPLY#lapsed']],
    ['scheduled', ['REPLY#2', 'REPLY#3']],
    ['open', ['REPLY#2', 'REPLY#3']],
    ['ended', ['REPLY#2', 'REPLY#3', 'REPLY#ended']],
    ['overdue', ['REPLY#2', 'REPLY#3', 'REPLY#ended', 'REPLY#overdue']],
    ['denied', ['REPLY#2']],
    ['withdrawn', ['REPLY#2']],
    ['revoked', ['REPLY#2', 'REPLY#3', 'REPLY#4']],
    ['closed', ['REPLY#2', 'REPLY#3', 'REPLY#4']],
    ['break-glass', []],
  ])('of a window that is %s', (state, expected) => {
    const { window, now } = EVERY_STATE[state]!();

    expect(names(window, now).filter((name) => name.startsWith('REPLY'))).toEqual(expected);
  });

  test('tell a review that became overdue for ever, in the alerts channel too where it was break-glass', () => {
    const { window, now } = EVERY_STATE['break-glass']!();
    const overdue = now + 25 * HOUR;
    const reviewed = afterSteps(window, [{ type: 'reviewed', by: OMAR, done: 'it' }, overdue]);

    expect(names(window, overdue - MINUTE)).not.toContain('REPLY#overdue');
    expect(names(window, overdue)).toEqual(expect.arrayContaining(['REPLY#overdue', 'ALERT#overdue']));
    expect(names(reviewed, overdue)).toEqual(expect.arrayContaining(['REPLY#overdue', 'ALERT#overdue']));
  });

  test('tell what was taken in from paper', () => {
    const note: WindowEvent = { type: 'paper-recorded', recordedBy: 'ana', writtenAt: NOW, text: 'a note' };

    expect(names(afterSteps(aWindow(), [note, NOW + MINUTE]), NOW + MINUTE)).toContain('REPLY#2');
  });

  test('tell that a window opened only where that came later than its approval', () => {
    const window = afterSteps(aWindow({ start: NOW + HOUR }), [approve(OMAR), NOW], [approve(ANA), NOW]);

    expect(names(window, NOW + HOUR - 1)).not.toContain('REPLY#opened');
    expect(names(window, NOW + HOUR)).toContain('REPLY#opened');
  });

  test('stand in the order in which they came about', () => {
    const window = afterSteps(
      aWindow(),
      [approve(OMAR), NOW],
      [approve(ANA), NOW],
      [{ type: 'reviewed', by: OMAR, done: 'it' }, NOW + 2 * HOUR],
    );

    expect(names(window, NOW + 3 * HOUR).slice(1)).toEqual(['REPLY#2', 'REPLY#3', 'REPLY#ended', 'REPLY#4']);
  });

  test('of a lapsed request keep what was told before', () => {
    const reminder = { type: 'reminded' as const, about: 'undecided' as const, people: [MIA.id] };
    const window = afterSteps(aWindow(), [reminder, NOW + 15 * MINUTE]);

    expect(names(window, NOW + 9 * HOUR)).toEqual(['CARD#C0APPROVALS', 'REPLY#2', 'REPLY#lapsed']);
  });

  test('never change their names as time goes on', () => {
    const every = (...[window, now]: Parameters<typeof names>) =>
      wantedPosts(window, TARGETS, now).map(({ name }) => name);
    for (const [state, make] of Object.entries(EVERY_STATE)) {
      const { window, now } = make();
      const later = new Set(every(window, now + 1_000 * HOUR));
      const lost = every(window, now).filter((name) => !later.has(name));
      expect({ state, lost }).toEqual({ state, lost: [] });
    }
  });
});

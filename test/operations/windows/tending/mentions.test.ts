import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import type { WindowEvent } from '../../../../src/domain/window/events.ts';
import type { AccountFindings } from '../../../../src/domain/window/findings.ts';
import type { ReplyTopic } from '../../../../src/domain/window/reply-topic.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import { mentionsOf, remindedPeople, whoMay } from '../../../../src/operations/windows/tending/mentions.ts';
import { NOW } from '../../../support/builders/time.ts';
import { after as afterSteps, aPolicy, aWindow } from '../../../support/builders/window.ts';
import { ANA, factsAbout, MIA, OMAR, ZOE } from '../../../support/builders/window-people.ts';
import {
  closedWindow,
  LEFT_BEHIND,
  PARTLY_MEASURED,
  UNMEASURED,
} from '../../../support/builders/window-scenes.ts';
import { approve, EVERY_STATE } from '../../../support/builders/window-states.ts';

const EVERYBODY = [MIA, OMAR, ANA, ZOE].map((person) => factsAbout(person));
const REVIEWERS = [ANA.id, OMAR.id];

/** Mia asks, Zoe will sign in. */
const window = aWindow({ operator: ZOE });
const opened = afterSteps(window, [approve(OMAR), NOW], [approve(ANA), NOW]);

/** What the window's last step is told as. */
function told(before: RootWindow, event: WindowEvent, at = NOW): ReplyTopic {
  const entry = afterSteps(before, [event, at]).history.at(-1);
  if (entry === undefined) throw new Error('a step has an entry');
  return { kind: 'entry', entry };
}

/** What was found after a window is told as. */
function recorded(findings: AccountFindings): ReplyTopic {
  const event = { type: 'findings-recorded', findings: { accounts: [findings] } } as const;
  return told(closedWindow(), event, NOW + HOUR);
}

describe('a window waits', () => {
  test('for those who may approve and have not', () => {
    const once = afterSteps(window, [approve(OMAR), NOW]);

    expect(whoMay('approved', window, EVERYBODY, aPolicy(), NOW)).toEqual([ANA.id, OMAR.id]);
    expect(whoMay('approved', once, EVERYBODY, aPolicy(), NOW)).toEqual([ANA.id]);
  });

  test('for a review by those who may sign it, whether or not they approved', () => {
    expect(whoMay('reviewed', opened, EVERYBODY, aPolicy(), NOW + HOUR)).toEqual([ANA.id, OMAR.id]);
  });

  test('never for requester or operator, nor for the approval of one whom the policy of now leaves out', () => {
    const both = aPolicy({ approvers: { users: [MIA.id, ZOE.id, OMAR.id] } });
    const theirs = aWindow({ operator: ZOE }, { governing: { kind: 'governed', policy: aPolicy() } });

    expect(whoMay('approved', theirs, EVERYBODY, both, NOW)).toEqual([OMAR.id]);
    expect(whoMay('reviewed', theirs, EVERYBODY, both, NOW)).toEqual([ANA.id, OMAR.id]);
  });
});

describe('a reminder is', () => {
  test.each([
    ['undecided', REVIEWERS],
    ['unreviewed', REVIEWERS],
    ['ending', [ZOE.id]],
  ] as const)('%s: for %j', (about, people) => {
    expect(remindedPeople(window, about, REVIEWERS)).toEqual(people);
  });

  test('for at most twenty people', () => {
    const many = Array.from({ length: 30 }, (_, n) => `U${n}`);

    expect(remindedPeople(window, 'undecided', many)).toEqual(many.slice(0, 20));
  });
});

describe('a reply calls on', () => {
  test.each<[string, ReplyTopic, readonly string[]]>([
    ['the reviewers when the review is overdue', { kind: 'overdue' }, REVIEWERS],
    ['the operator when it is about to end', { kind: 'ending' }, [ZOE.id]],
    [
      'requester and operator of a denial',
      told(window, { type: 'denied', by: OMAR, reason: 'no' }),
      [MIA.id, ZOE.id],
    ],
    ['requester and operator of a lapse', { kind: 'lapsed' }, [MIA.id, ZOE.id]],
    ['the operator when it opens', { kind: 'opened' }, [ZOE.id]],
    ['operator and reviewers when it ends', { kind: 'ended' }, [ZOE.id, ...REVIEWERS]],
    [
      'all of them but the one who did it when it is revoked',
      told(opened, { type: 'revoked', by: OMAR, reason: 'no' }, NOW + MINUTE),
      [MIA.id, ZOE.id, ANA.id],
    ],
    [
      'the reviewers when the operator closes it',
      told(opened, { type: 'closed', by: ZOE }, NOW + MINUTE),
      REVIEWERS,
    ],
    [
      'those whom a reminder is for',
      told(window, { type: 'reminded', about: 'undecided', people: [ANA.id] }),
      [ANA.id],
    ],
    [
      'everyone who has a part in the end of it when something was found',
      recorded(LEFT_BEHIND),
      [ZOE.id, ...REVIEWERS],
    ],
    ['them too when nothing was measured', recorded(UNMEASURED), [ZOE.id, ...REVIEWERS]],
    ['nobody when the rest is only still to be measured', recorded(PARTLY_MEASURED), []],
    ['nobody when it is withdrawn', told(window, { type: 'withdrawn', by: MIA }), []],
    [
      'nobody when it is reviewed',
      told(EVERY_STATE.ended!().window, { type: 'reviewed', by: OMAR, done: 'it' }, NOW + HOUR),
      [],
    ],
  ])('%s', (_, about, people) => {
    expect(mentionsOf(window, about, REVIEWERS)).toEqual(people);
  });

  test('those who can still approve, of an approval that is not enough, and not who asked', () => {
    const once = afterSteps(window, [approve(OMAR), NOW]);

    expect(mentionsOf(once, told(window, approve(OMAR)), [ANA.id])).toEqual([ANA.id]);
  });

  test('requester and operator of the approval that opens it', () => {
    const once = afterSteps(window, [approve(OMAR), NOW]);

    expect(mentionsOf(opened, told(once, approve(ANA)), REVIEWERS)).toEqual([MIA.id, ZOE.id]);
  });

  test('nobody twice', () => {
    expect(mentionsOf(aWindow(), { kind: 'lapsed' }, [])).toEqual([MIA.id]);
  });

  test('at most twenty people', () => {
    const many = Array.from({ length: 30 }, (_, n) => `U${n}`);

    expect(mentionsOf(window, { kind: 'ended' }, many)).toHaveLength(20);
  });
});

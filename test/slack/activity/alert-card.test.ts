import type { Alert, DispositionKind } from '../../../src/domain/alert/alert.ts';
import type { AlertView } from '../../../src/domain/alert/alert-view.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { alertCard } from '../../../src/slack/activity/alert-card.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { at, COMPROMISE, WITHOUT_MFA } from '../../support/builders/activity-records.ts';
import { afterStep } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater, type Scene } from '../../support/builders/alert-scenes.ts';
import { aConsoleLogin, type CloudTrailRecord } from '../../support/builders/cloudtrail.ts';
import { aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { closedWindow, openWindow } from '../../support/builders/window-scenes.ts';

function lines(view: AlertView, called: readonly string[] = []): string[] {
  const { blocks } = alertCard(view, called);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

function card(records: readonly CloudTrailRecord[], scene: Scene = {}): string[] {
  return lines(anAlertView(records, scene));
}

const escalated = { type: 'escalated' as const, people: [OMAR.id] };
const owned = (alert: Alert): Alert => afterStep(alert, { type: 'owned', by: OMAR }, minutesLater(3));

function disposed(as: DispositionKind): Scene {
  const step = { type: 'disposed' as const, by: ANA, as, note: 'Phoned Mia: *it was her*' };
  return {
    since: (alert) => afterStep(owned(alert), step, minutesLater(9)),
    now: minutesLater(10),
  };
}

test('at 3 a.m. it says what is the matter, what is known, what to do and who has it', () => {
  const window = closedWindow();
  const three = (29 + 60) * MINUTE;
  const record = at(three / MINUTE, WITHOUT_MFA);
  const view = anAlertView([record], {
    windows: [window],
    since: (alert) => afterStep({ ...alert, openedAt: minutesLater(89) }, escalated, minutesLater(90)),
    now: minutesLater(90),
  });
  expect(lines(view, [OMAR.id])).toEqual([
    'UNSANCTIONED ROOT SIGN-IN: payments-prod, 10:29 UTC, no MFA',
    'Account: payments-prod 111122223333',
    'Who: NOT KNOWN, root names nobody. With: root password',
    'From: 203.0.113.7, NOT A KNOWN NETWORK, Chrome, Windows',
    'Why: Too late. RW-JAFZA2 was closed 49 min earlier.',
    'Do now:',
    `1. Press "I'm on it".`,
    '2. Phone Mia Chen, operator of RW-JAFZA2: was it them? A message in Slack can be anybody’s.',
    '3. Phone the custodian, Omar Diaz (MFA device B2, safe 3). Do not rely on Slack.',
    '4. Not confirmed in 5 min: attach the deny-root SCP to this account; delete its root password and keys centrally.',
    '5. Change nothing else: what is there now is evidence.',
    'What was done:',
    '• 10:29 UTC: ConsoleLogin, succeeded, no MFA',
    'Owner: NONE. Repeats 10:40 UTC.',
    'Called on: @U0OMAR',
    "[I'm on it] [Show events] [Declare afterwards…]",
  ]);
});

test('a compromise is one alert with the worst first, and what undoes each thing', () => {
  const seen = card(COMPROMISE);
  expect(seen[0]).toBe(
    'UNSANCTIONED ROOT SIGN-IN, LOGGING TAMPERED WITH, ACCESS KEY CREATED, AND 1 MORE: payments-prod, 09:02 UTC, no MFA',
  );
  expect(seen).toContain('So far: 9 events, 09:00–09:06 UTC; 5 failed');
  expect(seen.filter((line) => line.startsWith('•'))).toEqual([
    '• 09:04 UTC: StopLogging (name: org-trail), logging tampered with',
    '• 09:05 UTC: CreateAccessKey, access key created',
    '• 09:06 UTC: CreateUser (userName: backup-admin), user or login created',
    '• 09:02 UTC: ConsoleLogin, succeeded, no MFA',
    '• 5 times, 09:00–09:01 UTC: ConsoleLogin, FAILED (Failed authentication)',
  ]);
  expect(seen).toContain('4. Turn logging on again, as it was before StopLogging.');
  expect(seen).toContain('5. Deactivate the access keys that were created, then delete them.');
});

test('the notification is the first line, and nothing in it is read as markup', () => {
  const { text } = alertCard(anAlertView([WITHOUT_MFA], { accountName: '<!channel> & *co*' }), []);
  expect(text).toBe('UNSANCTIONED ROOT SIGN-IN: &lt;!channel&gt; &amp; *co*, 09:00 UTC, no MFA');
});

test('an account that the directory does not know is told by its id', () => {
  const seen = card([WITHOUT_MFA], { accountName: '' });
  expect(seen[0]).toBe('UNSANCTIONED ROOT SIGN-IN: account 111122223333, 09:00 UTC, no MFA');
  expect(seen[1]).toBe('Account: 111122223333 (name not known)');
});

test('what came hours after it happened says so, with the day where it was another', () => {
  const seen = card([at(-10 * 60, WITHOUT_MFA)]);
  expect(seen[0]).toBe('UNSANCTIONED ROOT SIGN-IN: payments-prod, 19 Nov 23:00 UTC, no MFA');
  expect(seen).toContain('LATE: the first of it came here 10 h after it happened');
});

describe('who has it', () => {
  test('while somebody has it, says until when, and what it can have been', () => {
    const seen = card([WITHOUT_MFA], { since: owned, now: minutesLater(4) });
    expect(seen).toContain(
      'Owner: Omar Diaz, since 09:03 UTC. Lapses 09:33 UTC unless it is said what it was.',
    );
    expect(seen.at(-1)).toBe(
      '[False alarm…] [Legitimate…] [Incident…] [Still on it] [Show events] [Declare afterwards…]',
    );
    expect(seen.join('\n')).not.toContain(`Press "I'm on it"`);
  });

  test('an incident waits for nobody to confirm it', () => {
    expect(card(COMPROMISE, disposed('incident')).join('\n')).toMatch(
      /Contain it now: attach the deny-root SCP/,
    );
  });

  test('whoever fell asleep is told, and anybody may take it', () => {
    const seen = card([WITHOUT_MFA], { since: owned, now: minutesLater(40) });
    expect(seen.find((line) => line.startsWith('Owner'))).toBe(
      'Owner: NONE. Omar Diaz had it until 09:33 UTC and did not say what it was. People are called on now.',
    );
    expect(seen.at(-1)).toMatch(/^\[I'm on it\]/);
  });
});

describe('what people said it was', () => {
  test.each([
    ['false-alarm', /^Closed as FALSE ALARM, unsanctioned root sign-in: /, 'FALSE ALARM'],
    ['legitimate', /^Closed as LEGITIMATE, unsanctioned root sign-in: /, 'LEGITIMATE'],
  ] as const)('%s closes it: no steps, nobody called on, and it can still be changed', (as, first, word) => {
    const view = anAlertView([WITHOUT_MFA], disposed(as));
    const seen = lines(view, [OMAR.id]);
    expect(seen[0]).toMatch(first);
    expect(seen[1]).toBe(`${word}: says Ana Kovač, 09:09 UTC: “Phoned Mia: *it was her*”`);
    expect(seen.some((line) => /^(Do now|Called on)/.test(line))).toBe(false);
    expect(seen.at(-1)).toContain('[Incident…]');
    expect(seen.at(-1)).not.toContain(word === 'LEGITIMATE' ? '[Legitimate…]' : '[False alarm…]');
  });

  test('an incident keeps its steps', () => {
    const seen = card(COMPROMISE, disposed('incident'));
    expect(seen[0]).toMatch(/^INCIDENT, UNSANCTIONED ROOT SIGN-IN, LOGGING/);
    expect(seen).toContain('Do now:');
    expect(seen.join('\n')).not.toContain(`Press "I'm on it"`);
  });
});

describe('the first line tells', () => {
  const open = [openWindow()];
  const glass = [aWindow({ origin: { kind: 'break-glass' } })];
  test.each([
    [
      'a sign-in in a window without MFA',
      [at(1, WITHOUT_MFA)],
      open,
      'IN-WINDOW ROOT SIGN-IN: payments-prod, 09:01 UTC, no MFA',
    ],
    [
      'break-glass',
      [at(1, aConsoleLogin())],
      glass,
      'BREAK-GLASS ROOT SIGN-IN: payments-prod, 09:01 UTC, with MFA',
    ],
    [
      'a sign-in of which AWS says nothing about MFA',
      [aConsoleLogin({ additionalEventData: {} })],
      [],
      'UNSANCTIONED ROOT SIGN-IN: payments-prod, 09:00 UTC, MFA not known',
    ],
    [
      'sign-ins that failed',
      COMPROMISE.slice(0, 5),
      [],
      'ROOT SIGN-IN FAILED (5 TIMES): payments-prod, 09:00 UTC',
    ],
    [
      'a password that somebody knows',
      [aConsoleLogin({ eventName: 'CheckMfa' })],
      [],
      'ROOT PASSWORD ENTERED, CODE ASKED FOR: payments-prod, 09:00 UTC',
    ],
    [
      'a recovery',
      [aConsoleLogin({ eventName: 'PasswordRecoveryCompleted' })],
      [],
      'UNSANCTIONED ROOT USE, PASSWORD RESET BY E-MAIL: payments-prod, 09:00 UTC',
    ],
    [
      'what a key did',
      COMPROMISE.slice(7, 8),
      [],
      'UNSANCTIONED ROOT USE, ACCESS KEY CREATED: payments-prod, 09:05 UTC, CreateAccessKey',
    ],
  ] as const)('%s', (_, records, windows, first) => {
    expect(card(records, { windows })[0]).toBe(first);
  });
});

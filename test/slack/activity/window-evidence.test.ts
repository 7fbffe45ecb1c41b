import type { KnownBlock } from '@slack/types';
import type { WindowEvidence } from '../../../src/domain/activity/window-evidence.ts';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { withUse } from '../../../src/domain/verdict/window-use.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { evidenceGroups } from '../../../src/slack/activity/window-evidence.ts';
import { BLOCKS_PER_VIEW } from '../../../src/slack/limits.ts';
import { WINDOW_HISTORY, WINDOWS_NEXT } from '../../../src/slack/window-action-ids.ts';
import { windowHistoryMessage } from '../../../src/slack/window-lists/window-history.ts';
import { reviewView } from '../../../src/slack/windows/review-view.ts';
import { messageViolations, violations } from '../../support/blocks/limits.ts';
import { plainTextOf, viewText } from '../../support/blocks/plain-text.ts';
import { accountId } from '../../support/builders/account.ts';
import { aRead, at, byAdmin } from '../../support/builders/activity-records.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { minutesLater, toldOf } from '../../support/builders/alert-scenes.ts';
import { aChange, aConsoleLogin, anApiCall, eventOf } from '../../support/builders/cloudtrail.ts';
import { digest, seals } from '../../support/builders/window.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { MIA } from '../../support/builders/window-people.ts';
import { CLEAN, closedWindow, openWindow } from '../../support/builders/window-scenes.ts';

const window = closedWindow(CLEAN);
const NOW_AFTER = minutesLater(90);

const NOTHING: WindowEvidence = { uses: [], events: [], left: 0, unjudged: 0, unseen: [] };
const SANCTIONED = [at(1, aConsoleLogin()), at(2, anApiCall()), at(3, aRead()), at(4, aRead())];

function evidence(overrides: Partial<WindowEvidence> = {}): WindowEvidence {
  const checkIn = { windowId: window.id, accountId: PAYMENTS, operator: MIA, addresses: ['203.0.113.7'] };
  const [first, ...more] = SANCTIONED.map(eventOf);
  const use = more.reduce(withUse, withUse(undefined, first!));
  const answer = { isThem: true, at: minutesLater(2) };
  return {
    ...NOTHING,
    uses: [
      {
        ...{ windowId: window.id, accountId: PAYMENTS, version: 1, use },
        checkIn: { ...checkIn, answer },
        alerted: [],
        recent: [],
      },
    ],
    events: toldOf(SANCTIONED, [openWindow()]),
    ...overrides,
  };
}

/** Every page of the history that shows this evidence. */
function pages(shown: WindowEvidence): string[] {
  const history = {
    card: aCardView({ window }),
    verdict: verifyChain(window, seals),
    refused: { kept: [], beyond: 0 },
  };
  const all: string[] = [];
  for (let page = 1; ; page += 1) {
    const { blocks } = windowHistoryMessage({ ...history, evidence: shown }, { page, now: NOW_AFTER });
    expect(messageViolations(blocks)).toEqual([]);
    all.push(plainTextOf(blocks));
    if (!JSON.stringify(blocks).includes(WINDOWS_NEXT)) return all;
  }
}

function review(shown: WindowEvidence): string[] {
  const view = reviewView(aCardView({ window, now: NOW_AFTER }), shown);
  expect(violations(view.blocks as KnownBlock[], BLOCKS_PER_VIEW)).toEqual([]);
  return viewText(view).split('\n');
}

/** From the heading on, as many lines. */
function from(lines: readonly string[], heading: string, most: number): readonly string[] {
  const first = lines.findIndex((line) => line.startsWith(heading));
  return lines.slice(first, first + most);
}

describe('what root did in a window', () => {
  test('stands in its history: counts, what the operator says, each change, and reads as one', () => {
    const lines = pages(evidence()).join('\n').split('\n');
    expect(from(lines, 'ROOT ACTIVITY', 10)).toEqual([
      'ROOT ACTIVITY: 4 events',
      '  payments-prod: 1 sign-in, 1 change, 2 reads, 09:01–09:04 UTC, from 203.0.113.7; the operator says it is them.',
      '  In RW-JAFZA2: time, account and task match. CloudTrail names nobody behind root.',
      'payments-prod 111122223333: 4 events',
      '• 20 Nov 09:01 UTC  ConsoleLogin, succeeded, with MFA: in RW-JAFZA2',
      '  From 203.0.113.7, Chrome, Windows; root password.',
      '• 20 Nov 09:02 UTC  PutBucketVersioning (bucketName: ledger, VersioningConfiguration.Status: Enabled, VersioningConfiguration.MfaDelete: Enabled): in RW-JAFZA2',
      '  From 203.0.113.7, aws-cli/2.32.0; temporary key.',
      '• 20 Nov 09:03–09:04 UTC  2 reads (ListBuckets 2): in RW-JAFZA2',
      '  From 203.0.113.7, aws-cli/2.32.0; temporary key.',
    ]);
  });

  test('stands in the form of its review, with a button for all of it', () => {
    const lines = review(evidence());
    expect(from(lines, 'ROOT ACTIVITY', 4)[0]).toBe('ROOT ACTIVITY: 4 events');
    expect(lines.join('\n')).toContain('20 Nov 09:02 UTC  PutBucketVersioning (bucketName: ledger');
    expect(lines).toContain('[History]');
    const view = reviewView(aCardView({ window, now: NOW_AFTER }), evidence());
    expect(JSON.stringify(view.blocks)).toContain(WINDOW_HISTORY);
  });

  test('that is nothing is told as nothing, and never as nothing where not all was looked at', () => {
    expect(review(NOTHING)).toContain('ROOT ACTIVITY: none on record');
    const unseen = [
      { accountId: PAYMENTS, region: 'eu-west-3', reason: 'No heartbeat ever came.', remedy: 'Look.' },
    ];
    const lines = review({ ...NOTHING, unseen });
    expect(lines).toContain('ROOT ACTIVITY: none on record, NOT ALL LOOKED AT');
    expect(lines).toContain('NOT LOOKED AT: No heartbeat ever came.');
    expect(pages({ ...NOTHING, unseen }).join('\n')).toContain('payments-prod 111122223333 eu-west-3');
  });

  test('may not be all: what is judged, or may arrive, still is said', () => {
    const lines = review(evidence({ unjudged: 2, arrivingUntil: minutesLater(100), left: 3 }));
    expect(lines).toContain('NOT JUDGED YET: 2 events. Do: look again in a minute.');
    expect(lines).toContain(
      'More may still arrive until 20 Nov 10:40 UTC. Do: look again then, before it is signed.',
    );
    expect(lines).toContain('NOT SHOWN: 3 more events. Do: type /root-activity with the account.');
  });

  test('that was reviewed already is not told to be looked at before it is signed', () => {
    const reviewed = { ...window, review: { by: MIA, at: NOW_AFTER, done: 'as declared' } };
    const lines = evidenceGroups(reviewed, evidence({ arrivingUntil: minutesLater(100) }), NOW_AFTER)[0]
      ?.lines;
    expect(lines).toContain('More may still arrive until 20 Nov 10:40 UTC. Do: look again then.');
  });

  test('of which another window covers a use says in which it was judged, and claims no match', () => {
    const other = { ...openWindow(), id: windowId('another view', digest) };
    const lines = review(evidence({ events: toldOf([at(1, aConsoleLogin())], [other]) })).join('\n');
    expect(lines).toContain(`ConsoleLogin, succeeded, with MFA: in ${other.id}`);
    expect(lines).not.toContain('match');
  });

  test('with five hundred events is on pages that hold every change; the review shows what nobody sanctioned first', () => {
    const names = Array.from({ length: 500 }, (_, n) => `Change${String(n).padStart(3, '0')}`);
    const changes = names.map((name, n) => at(n % 50, aChange('s3', name)));
    const late = at(75, aChange('iam', 'CreateUser', { requestParameters: { userName: 'backup-admin' } }));
    const events = toldOf([...changes, late], [openWindow()]);
    const history = pages(evidence({ events })).join('\n');
    for (const name of names) expect(history).toContain(name);
    const lines = review(evidence({ events }));
    expect(lines.join('\n')).toContain('CreateUser (userName: backup-admin)');
    expect(lines).toContain('And 489 more entries: press History.');
  });

  test('has the changes of the perimeter that others made', () => {
    const parameters = { policyId: 'p-denyroot1', targetId: PAYMENTS };
    const there = { recipientAccountId: '999900001111' };
    const detached = byAdmin('organizations', 'DetachPolicy', parameters, there);
    const management = { id: accountId('999900001111'), name: 'corp-management' };
    const shown = evidence({ events: toldOf([at(5, detached)]), management });
    expect(pages(shown).join('\n')).toContain('corp-management 999900001111: 1 ');
    const lines = review(shown);
    expect(lines.join('\n')).toContain('DetachPolicy');
    expect(lines.join('\n')).toContain('by mia@corp.example');
  });
});

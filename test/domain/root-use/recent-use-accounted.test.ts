import { rootAccessKey } from '../../../src/domain/checks/root-access-key.ts';
import { rootRecentUse } from '../../../src/domain/checks/root-recent-use.ts';
import type { LastUse } from '../../../src/domain/evidence.ts';
import { type Fact, known } from '../../../src/domain/fact.ts';
import type { Found, HeardRootUse, HeardUse } from '../../../src/domain/root-use/root-use.ts';
import { useAlert } from '../../../src/domain/root-use/use-alert.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { afterStep, anAlert } from '../../support/builders/alert.ts';
import { aConsoleLogin, aFailedLogin, eventTime } from '../../support/builders/cloudtrail.ts';
import { aSubject, measured } from '../../support/builders/subject.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { OMAR } from '../../support/builders/window-people.ts';

const usedAt = (at: Instant): Fact<LastUse> => known({ kind: 'used', at }, 'credential report', NOW);
const RW = windowId('view', digest);
const IN_WINDOW: Found = { kind: 'in-window', windowId: RW };

/** The password was used three hours ago; `found`: what its events say. */
function readUse(
  found: Found,
  overrides: Partial<Extract<HeardRootUse, { kind: 'read' }>> = {},
): HeardRootUse {
  const heard: HeardUse[] = [{ credential: 'password', at: ago(3 * HOUR), found }];
  return { kind: 'read', since: ago(30 * DAY), heard, alerts: [], ...overrides };
}

function outcome(rootUse: HeardRootUse, at: Instant = ago(3 * HOUR), ...keys: readonly Instant[]) {
  const accessKeys = keys.map((used, n) => ({
    label: `access key ${n + 1}`,
    active: true,
    createdAt: usedKeyCreation,
    lastUse: usedAt(used),
  }));
  const evidence = measured({
    passwordLastUse: usedAt(at),
    accessKeys: known(accessKeys, 'credential report', NOW),
    accessKeysPresent: known(keys.length > 0, 'credential report', NOW),
  });
  return rootRecentUse.evaluate(aSubject({ evidence, rootUse }));
}

const usedKeyCreation = known(ago(900 * DAY), 'credential report' as const, NOW);

/** An alert of a sign-in then. */
const alertAt = (at: Instant) => anAlert(aConsoleLogin({ eventTime: eventTime(at) }));
const told = (alert: ReturnType<typeof anAlert>) => {
  const use = useAlert(alert, ago(90 * DAY), NOW);
  return use === undefined ? [] : [use];
};

describe('a recent use of root', () => {
  test('in a window says in which, and is no grave finding', () => {
    expect(outcome(readUse(IN_WINDOW))).toMatchObject({
      status: 'fail',
      severity: 'low',
      detail: `Root password used 3 h ago; the limit is 90 days. In window ${RW}.`,
      remedy: expect.stringContaining("Read the window's review"),
    });
  });

  test('in a window that alerted is as grave as one that no window covers, until somebody said what it was', () => {
    const alert = alertAt(ago(3 * HOUR));
    const unowned = outcome(readUse(IN_WINDOW, { alerts: told(alert) }));
    expect(unowned).toMatchObject({
      severity: 'high',
      detail: expect.stringContaining(`In window ${RW}. Alert ${alert.id}: NOBODY has it.`),
    });
    const settled = afterStep(alert, { type: 'disposed', by: OMAR, as: 'legitimate' }, NOW);
    expect(outcome(readUse(IN_WINDOW, { alerts: told(settled) }))).toMatchObject({ severity: 'low' });
  });

  test('that no window covers is grave, with its alert and who has it', () => {
    const alert = afterStep(alertAt(ago(3 * HOUR)), { type: 'owned', by: OMAR }, NOW);
    expect(outcome(readUse({ kind: 'no-window' }, { alerts: told(alert) }))).toMatchObject({
      severity: 'high',
      detail: `Root password used 3 h ago; the limit is 90 days. UNSANCTIONED: no window. Alert ${alert.id}: Omar Diaz has it, undecided yet.`,
      remedy: expect.stringContaining('Treat it as an incident'),
    });
  });

  test('that no window covers is less grave once it was found to be legitimate, and not once it is an incident', () => {
    const as = (kind: 'legitimate' | 'incident') => {
      const alert = afterStep(alertAt(ago(3 * HOUR)), { type: 'disposed', by: OMAR, as: kind }, NOW);
      return outcome(readUse({ kind: 'too-late', windowId: RW }, { alerts: told(alert) }));
    };
    expect(as('legitimate')).toMatchObject({
      severity: 'medium',
      detail: expect.stringMatching(
        /UNSANCTIONED: too late for RW-\w+\. Alert AL-\w+: legitimate, says Omar/,
      ),
    });
    expect(as('incident')).toMatchObject({
      severity: 'high',
      detail: expect.stringContaining('an INCIDENT, says Omar Diaz'),
    });
  });

  test('by break-glass is told as that', () => {
    expect(outcome(readUse({ kind: 'break-glass', windowId: RW }))).toMatchObject({
      severity: 'medium',
      detail: expect.stringContaining(`Break-glass in ${RW}, approved by nobody.`),
    });
  });

  test('of which no event came is missed, and grave; not while it may still arrive, or from before anybody listened', () => {
    expect(outcome(readUse('nothing'))).toMatchObject({
      severity: 'high',
      detail: expect.stringContaining('MISSED: no event of it was seen.'),
    });
    expect(outcome(readUse('nothing'), ago(20 * MINUTE))).toMatchObject({
      severity: 'medium',
      detail: expect.stringContaining('not known yet: its events may still arrive.'),
    });
    expect(outcome(readUse('nothing'), ago(31 * DAY))).toMatchObject({
      severity: 'medium',
      detail: expect.stringContaining('nobody listened to root activity then.'),
      remedy: expect.stringContaining('/root-activity with the account looks at CloudTrail too'),
    });
    expect(outcome(readUse('unjudged'))).toMatchObject({
      severity: 'medium',
      detail: expect.stringContaining('its events are being judged.'),
    });
    expect(outcome({ kind: 'unread' })).toMatchObject({
      severity: 'medium',
      detail: expect.stringContaining('Whether a window covered it could not be read.'),
    });
  });

  test('of another credential is told too where it is accounted for in another way, and the gravest counts', () => {
    const heard: HeardUse[] = [
      { credential: 'password', at: ago(3 * HOUR), found: IN_WINDOW },
      { credential: 'access key 1', at: ago(2 * DAY), found: { kind: 'no-window' } },
    ];
    expect(outcome(readUse(IN_WINDOW, { heard }), ago(3 * HOUR), ago(2 * DAY))).toMatchObject({
      severity: 'high',
      detail: `Root password used 3 h ago; the limit is 90 days. In window ${RW}. Root access key 1 was used 2 days ago: UNSANCTIONED: no window.`,
    });
  });

  test('that AWS does not report any more is not forgotten while its alert is nobody’s', () => {
    const alert = alertAt(ago(5 * DAY));
    expect(outcome(readUse(IN_WINDOW, { alerts: told(alert) }))).toMatchObject({
      severity: 'high',
      detail: expect.stringContaining(`Another use: Alert ${alert.id}: NOBODY has it.`),
    });
  });

  test('is not what a failed sign-in alerts of', () => {
    expect(told(anAlert(aFailedLogin()))).toEqual([]);
  });

  test('of an access key is told with the key', () => {
    const lastUse = usedAt(ago(3 * HOUR));
    const key = { label: 'access key 1', active: true, createdAt: usedKeyCreation, lastUse };
    const evidence = measured({
      accessKeysPresent: known(true, 'credential report', NOW),
      accessKeys: known([key], 'credential report', NOW),
    });
    const heard = [{ credential: 'access key 1', at: ago(3 * HOUR), found: { kind: 'no-window' } as const }];
    expect(
      rootAccessKey.evaluate(aSubject({ evidence, rootUse: readUse('nothing', { heard }) })),
    ).toMatchObject({ detail: 'Root access key 1 is active, used 3 h ago. UNSANCTIONED: no window.' });
  });
});

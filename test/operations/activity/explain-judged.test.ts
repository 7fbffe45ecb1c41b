import {
  isOpeningRecord,
  isRootRecord,
  type OpeningRecord,
  type RootRecord,
} from '../../../src/domain/activity/record.ts';
import type { Alert } from '../../../src/domain/alert/alert.ts';
import { type FollowRecordsDeps, followRecords } from '../../../src/operations/activity/follow-records.ts';
import { aRecord } from '../../support/builders/activity.ts';
import { openedByAdmin } from '../../support/builders/activity-records.ts';
import { inCentralSession } from '../../support/builders/cloudtrail.ts';
import { digest } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

function aUse(): RootRecord {
  const record = aRecord(inCentralSession({}, false));
  if (!isRootRecord(record)) throw new Error(record.kept.kind);
  return record;
}

function anOpening(): OpeningRecord {
  const record = aRecord(openedByAdmin());
  if (!isOpeningRecord(record)) throw new Error(record.kept.kind);
  return record;
}

/** A store in which the opening stands from the second look on. */
function aStore(use: RootRecord) {
  const alerts = new Map<string, Alert>();
  const saved: unknown[] = [];
  let looks = 0;
  const put = (alert: Alert) => {
    alerts.set(alert.id, alert);
    return 'stored' as const;
  };
  const deps: FollowRecordsDeps = {
    records: {
      save: async (records) => void saved.push(...records.map(({ judgement }) => judgement)),
      openingsOf: async () => {
        looks += 1;
        return looks === 1 ? [] : [anOpening()];
      },
      eventsOf: async function* () {
        yield [use];
      },
    },
    windows: { ofAccount: async () => [], list: async () => [], loadAll: async () => [] },
    intents: { ofAccount: async () => [], ofKeys: async () => [] },
    alerts: {
      load: async (id) => alerts.get(id),
      loadAll: async (ids) => ids.flatMap((id) => alerts.get(id) ?? []),
      line: async (topic, accountId) => ({
        ...{ topic, accountId, version: 0 },
        ids: [...alerts.values()].map(({ id }) => id),
      }),
      lead: async () => true,
      create: async (alert) => put(alert),
      advance: async (alert) => put(alert),
    },
    uses: { load: async () => undefined, put: async () => 'stored' },
    alertsMoved: () => undefined,
    usesMoved: () => undefined,
    escalate: async () => [],
    ours: async () => [],
    clock: standingClock(),
    digest,
  };
  return { deps, alerts, saved };
}

test('an AssumeRoot that another replica stored while the session was alerted of explains it all the same', async () => {
  const use = aUse();
  const { deps, alerts, saved } = aStore(use);
  await followRecords([use], deps);
  expect([...alerts.values()].map(({ counts }) => counts)).toMatchObject([{ events: 1, explained: 1 }]);
  expect(saved).toMatchObject([{ kind: 'central-session', verdict: { kind: 'others' } }]);
});

import { unknown } from '../../../src/domain/fact.ts';
import type { AccountPosture } from '../../../src/domain/posture.ts';
import { judgeSwept } from '../../../src/operations/digest/judge-swept.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { anAudit } from '../../support/builders/posture.ts';
import { aCheckPolicy, features } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';
import { standingClock } from '../../support/fakes/clock.ts';

test('the posture of a digest says of recent uses what the events of root say, and whether they are heard', async () => {
  const account = anAccount();
  const swept = new Map([[account.id, { id: account.id, measuredAt: NOW, audit: anAudit() }]]);
  const asked: number[] = [];
  const { accounts, organization } = await judgeSwept(aDirectory({ accounts: [account] }), swept, undefined, {
    auditor: { features: async () => features() },
    policy: aCheckPolicy(),
    joinRootUses: async (judged, { now }) => {
      asked.push(now);
      return judged.map((each): AccountPosture => ({ ...each, standing: 'attention', worst: 'high' }));
    },
    readPipeline: async () => unknown('the store gave no answer'),
    clock: standingClock(),
    signal: new AbortController().signal,
    turn: async () => undefined,
  });
  expect(asked).toEqual([NOW]);
  expect(organization).toContainEqual(
    expect.objectContaining({
      checkId: 'activity-pipeline',
      outcome: { status: 'unknown', reason: 'Heartbeats: the store gave no answer.' },
    }),
  );
  expect(accounts).toMatchObject([{ account, standing: 'attention', worst: 'high' }]);
});

import type { PostureHeadline } from '../../../src/domain/posture-headline.ts';
import type { RootStatus, RootStatusOutcome } from '../../../src/operations/root-status.ts';
import {
  type HeadlineDeps,
  rememberingHeadline,
} from '../../../src/operations/windows/remembering-headline.ts';
import { postureOfDay } from '../../support/builders/day.ts';
import { aPosture } from '../../support/builders/posture.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';
import { recordingLog } from '../../support/fakes/log.ts';

const posture = aPosture();
const measured: RootStatusOutcome = { kind: 'measured', resultId: 'result-1', posture };

function remembering(
  outcome: RootStatusOutcome | Error,
  { save, ...deps }: Partial<Pick<HeadlineDeps, 'acknowledgedIn'>> & { save?: () => Promise<void> } = {},
) {
  const saved: PostureHeadline[] = [];
  const log = recordingLog();
  const rootStatus: RootStatus = async () => {
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const status = rememberingHeadline(rootStatus, {
    ...{ defaultScope: 'prod', log, ...deps },
    headlines: { save: save ?? (async (headline) => void saved.push(headline)) },
  });
  const ask = (scope: string) =>
    status({ scope, fresh: false }, () => undefined, new AbortController().signal);
  return { saved, log, ask };
}

describe('the headline', () => {
  test.each(['', 'prod', 'PROD'])('of the default scope is kept, asked for as "%s"', async (scope) => {
    const { saved, ask } = remembering(measured);

    expect(await ask(scope)).toBe(measured);
    expect(saved).toEqual([{ scope: posture.scope, measuredAt: posture.measuredAt, counts: posture.counts }]);
  });

  test('of another scope is not', async () => {
    const { saved, ask } = remembering(measured);
    await ask('dev');

    expect(saved).toEqual([]);
  });

  test.each([
    ['was not measured whole', new Error('the app is ending')],
    ['is empty', { kind: 'empty-scope', scope: 'prod', undecidedMembers: 0 } as const],
  ])('of a scope that %s is not', async (_, outcome) => {
    const { saved, ask } = remembering(outcome);
    await ask('prod').catch(() => undefined);

    expect(saved).toEqual([]);
  });

  test('counts apart what somebody answers for', async () => {
    const account = { number: 1, said: { 'root-mfa': 'fail' } } as const;
    const failing = postureOfDay([account, { ...account, number: 2 }]);
    const outcome: RootStatusOutcome = { ...measured, posture: failing };
    const { saved, ask } = remembering(outcome, { acknowledgedIn: async () => [anAcknowledgement()] });
    await ask('');

    expect(saved[0]?.counts).toMatchObject({ attention: 1, acknowledged: 1, clear: 0 });
  });

  test('counts nothing as acknowledged where that cannot be read', async () => {
    const { saved, log, ask } = remembering(measured, {
      acknowledgedIn: () => Promise.reject(new Error('the table is away')),
    });
    await ask('');

    expect(saved[0]?.counts).toEqual(posture.counts);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });

  test('that cannot be stored is logged, and the answer is given all the same', async () => {
    const { log, ask } = remembering(measured, {
      save: () => Promise.reject(new Error('the table is away')),
    });

    expect(await ask('prod')).toBe(measured);
    expect(log.lines).toMatchObject([{ level: 'warn' }]);
  });
});

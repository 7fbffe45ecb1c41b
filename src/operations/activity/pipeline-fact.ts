import type { Account } from '../../domain/account.ts';
import { type Fact, known, unknown } from '../../domain/fact.ts';
import type { PipelineStanding } from '../../domain/heartbeat/silence.ts';
import { type PipelineSummary, summaryOf } from '../../domain/heartbeat/silent-accounts.ts';
import type { JudgingContext } from '../../domain/judge.ts';
import type { Clock, Log } from '../ports.ts';
import type { Pipeline } from './pipeline.ts';

/** Whether root events of accounts would reach us, as far as it can be read. Never throws. */
export type ReadPipeline = (accounts: readonly Account[]) => Promise<Fact<PipelineStanding>>;

export interface ReadPipelineDeps {
  readonly pipeline: Pick<Pipeline, 'standing'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

const REMEDY = "Ask again in a minute. If it stays so, Rootkeeper's log says why.";

export function createReadPipeline({ pipeline, clock, log }: ReadPipelineDeps): ReadPipeline {
  return async (accounts) => {
    try {
      return known(await pipeline.standing(accounts), 'heartbeats', clock.now());
    } catch (error) {
      log.warn({ err: error }, 'heartbeats could not be read: whether root activity is heard is unknown');
      return unknown('they could not be read from the store', [REMEDY]);
    }
  };
}

/** The context with what is heard of all its accounts; `read` absent: root activity is not watched. */
export async function withPipeline(
  context: JudgingContext,
  accounts: readonly Account[],
  read: ReadPipeline | undefined,
): Promise<JudgingContext> {
  if (read === undefined) return context;
  return { ...context, organization: { ...context.organization, pipeline: await read(accounts) } };
}

/** The same of some accounts, in numbers. */
export async function pipelineOf(
  accounts: readonly Account[],
  read: ReadPipeline,
): Promise<Fact<PipelineSummary>> {
  const standing = await read(accounts);
  return standing.kind === 'unknown' ? standing : { ...standing, value: summaryOf(standing.value) };
}

import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import type { Instant, Milliseconds } from '../domain/time.ts';
import { remedyFor } from '../domain/unread.ts';
import type { Caller } from './call.ts';
import { type Attempt, unread } from './reading.ts';

const WHAT = 'the credential report';

/** Before each look. The first is for a report that is there; AWS takes about 2 s to make one. */
const WAITS: readonly Milliseconds[] = [0, 1_600, 600, 1_000, 1_500, 2_000, 3_000, 5_000, 8_000];

const NOT_READY = new Set(['ReportInProgress', 'CredentialReportNotReadyException']);
const GONE = new Set([
  'ReportNotPresent',
  'CredentialReportNotPresentException',
  'ReportExpired',
  'CredentialReportExpiredException',
]);

/** Whether AWS took the order for a report, or why not. */
export type Generation = { readonly kind: 'ordered' } | { readonly kind: 'refused'; readonly cause: unknown };

/** Orders a credential report. At most one is made every four hours; asking again is harmless. Throws nothing. */
export async function startCredentialReport(iam: IAMClient, caller: Caller): Promise<Generation> {
  try {
    await generate(iam, caller);
    return { kind: 'ordered' };
  } catch (error) {
    return { kind: 'refused', cause: error };
  }
}

/**
 * The credential report as AWS sent it, as of its own `GeneratedTime`. Waits, without a slot, while AWS makes it, and
 * orders a new one where it has expired meanwhile. A report that AWS already has is read even where ordering one was
 * throttled or denied, and so is one that somebody else ordered: it carries its age. `waits`: before each look. Throws nothing.
 */
export async function finishCredentialReport(
  iam: IAMClient,
  caller: Caller,
  generation: Generation,
  waits: readonly Milliseconds[] = WAITS,
): Promise<Attempt<string>> {
  try {
    const report = await waitFor(iam, caller, generation, waits);
    return (
      report ?? {
        kind: 'unread',
        reason: `${WHAT} was not ready in time`,
        remedies: [remedyFor(WHAT, 'not-yet')],
      }
    );
  } catch (error) {
    return unread(WHAT, generation.kind === 'refused' ? generation.cause : error);
  }
}

async function waitFor(
  iam: IAMClient,
  caller: Caller,
  generation: Generation,
  waits: readonly Milliseconds[],
): Promise<Attempt<string> | undefined> {
  for (const wait of waits) {
    await caller.pause(wait);
    const answer = await get(iam, caller);
    if (answer.kind === 'ready') return { kind: 'read', value: answer.csv, asOf: answer.generatedAt };
    if (answer.kind === 'not-ready') continue;
    if (generation.kind === 'refused') return unread(WHAT, generation.cause);
    await generate(iam, caller);
  }
  return undefined;
}

async function generate(iam: IAMClient, caller: Caller): Promise<void> {
  await caller.call((options) => iam.send(new GenerateCredentialReportCommand({}), options));
}

type Answer =
  | { readonly kind: 'ready'; readonly csv: string; readonly generatedAt: Instant }
  | { readonly kind: 'not-ready' | 'gone' };

async function get(iam: IAMClient, caller: Caller): Promise<Answer> {
  try {
    const output = await caller.call((options) => iam.send(new GetCredentialReportCommand({}), options));
    if (output.Content === undefined || output.GeneratedTime === undefined) return { kind: 'not-ready' };
    const csv = Buffer.from(
      output.Content.buffer,
      output.Content.byteOffset,
      output.Content.byteLength,
    ).toString('utf8');
    return { kind: 'ready', csv, generatedAt: output.GeneratedTime.getTime() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (NOT_READY.has(error.name)) return { kind: 'not-ready' };
    if (GONE.has(error.name)) return { kind: 'gone' };
    throw error;
  }
}

import { z } from 'zod';
import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { invalidValue } from './refusals.ts';

/** Quota: messages in a batch. */
const MOST_ENTRIES = 10;

const entries = z.array(z.looseObject({ Id: z.string() }));

export type Entry = z.infer<typeof entries>[number];

/** Does each entry of a batch by itself, and tells which failed. Rule: SQS API Reference, the `…Batch` operations. */
export function batch({ parameters }: Call, perform: (entry: Entry) => object | Refusal): Answer {
  const sent = entries.safeParse(parameters.raw('Entries') ?? []);
  if (!sent.success) return invalidValue('Entries', 'sent', 'Must be a list in which each entry has an Id.');
  const wrong = batchProblem(sent.data);
  if (wrong !== undefined) return wrong;
  const done = sent.data.map((entry) => ({ entry, outcome: perform(entry) }));
  return JSON.stringify({
    Successful: done.flatMap(({ entry, outcome }) =>
      isRefused(outcome) ? [] : [{ Id: entry.Id, ...outcome }],
    ),
    Failed: done.flatMap(({ entry, outcome }) => (isRefused(outcome) ? [failureOf(entry, outcome)] : [])),
  });
}

/** Nothing that a batch answers of an entry has a `code` but a refusal. */
export function isRefused(outcome: object): outcome is Refusal {
  return 'code' in outcome;
}

function failureOf({ Id }: Entry, { code, message, status }: Refusal): object {
  return { Id, SenderFault: status < 500, Code: code, Message: message };
}

function batchProblem(batch: readonly Entry[]): Refusal | undefined {
  if (batch.length === 0)
    return refuse('EmptyBatchRequest', 400, 'There should be at least one entry in the request.');
  if (batch.length > MOST_ENTRIES) return tooMany(batch.length);
  const wrongId = batch.find(({ Id }) => !/^[\w-]{1,80}$/.test(Id));
  if (wrongId !== undefined) {
    return refuse(
      'InvalidBatchEntryId',
      400,
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  return repeatedId(batch);
}

function tooMany(count: number): Refusal {
  return refuse(
    'TooManyEntriesInBatchRequest',
    400,
    `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${count}.`,
  );
}

function repeatedId(batch: readonly Entry[]): Refusal | undefined {
  const ids = batch.map(({ Id }) => Id);
  const repeated = ids.find((id, n) => ids.indexOf(id) !== n);
  return repeated === undefined
    ? undefined
    : refuse('BatchEntryIdsNotDistinct', 400, `Id ${repeated} repeated.`);
}

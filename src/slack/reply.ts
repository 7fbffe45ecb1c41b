import type { StoreFailure, UserError } from '../domain/errors.ts';
import { answer } from './answer.ts';
import type { Message } from './message.ts';
import { harmless, harmlessLabel } from './text/harmless.ts';
import { afterColon, count, oneOf, sentence } from './text/words.ts';

const TYPED_LENGTH = 100;
const TEXT_LENGTH = 1_000;
const SUGGESTIONS = 5;

export interface UnknownScope {
  readonly typed: string;
  /** Nearest first. */
  readonly suggestions: readonly string[];
  /** Names from the configuration, to show what a scope looks like. */
  readonly known?: readonly string[];
  /** The command that was typed, with its slash. Default: `/root-status`. */
  readonly command?: string;
  /** What else the command takes, as a sentence. */
  readonly besides?: string;
}

/** Nothing is called what the person typed. */
export function unknownScope({
  typed,
  suggestions,
  known = [],
  command = '/root-status',
  besides,
}: UnknownScope): Message {
  const nearest = suggestions.slice(0, SUGGESTIONS).map(label);
  const names = known.slice(0, SUGGESTIONS).map(label);
  return answer(`There is no scope, account or unit called ${label(typed)}.`, [
    ...(nearest.length > 0 ? [`Do you mean ${oneOf(nearest)}?`] : []),
    ...(names.length > 0 ? [`Configured scopes: ${names.join(', ')}${more(known, names)}.`] : []),
    'A scope is a configured name, a unit path such as workloads/prod, a tag such as env=prod, an account id, ' +
      'an account name or a pattern such as pay*, or all.',
    [`Do: type ${command} with one of these.`, ...(besides === undefined ? [] : [besides])].join(' '),
  ]);
}

/** A scope that exists and holds no account. */
export function emptyScope(scope: string, undecidedMembers: number): Message {
  if (undecidedMembers === 0) {
    return answer(`${label(scope)}: no accounts in this scope`, [
      'Do: check how the scope is defined in rootkeeper.yml, or ask for another.',
    ]);
  }
  return answer(`${label(scope)}: no account is known to be in this scope`, [
    `For ${count(undecidedMembers, 'account')} it is not known, because tags were not read.`,
    'Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.',
  ]);
}

/** The stored result behind a button is gone. */
export function expiredResult(scope?: string): Message {
  const again = scope === undefined ? '/root-status' : `/root-status ${label(scope)}`;
  return answer('This result was measured over an hour ago and is no longer kept.', [
    `Do: run ${again} again.`,
  ]);
}

/** The account picked is not in the result. */
export function accountNotInResult(accountId: string): Message {
  return answer(`Account ${label(accountId)} is not in this result.`, [
    `Do: run /root-status ${label(accountId)}.`,
  ]);
}

/** An error that the person who asked can act on. */
export function userError({ message, remedy }: UserError): Message {
  return answer(sentence(harmless(message, TEXT_LENGTH)), [
    `Do: ${afterColon(sentence(harmless(remedy, TEXT_LENGTH)))}`,
  ]);
}

/** An error of ours. Nothing internal is shown; `reference` finds it in the log. */
export function internalError(reference: string): Message {
  return answer('Something went wrong in Rootkeeper, and you have no answer.', [
    `Do: try again. If it happens again, give its administrators this reference: ${label(reference)}.`,
  ]);
}

/** The store failed: `kind` says how. Nothing internal is shown; `reference` finds it in the log. */
export function storeFailure(kind: StoreFailure['kind'], reference: string): Message {
  if (kind === 'damaged') {
    return answer("What Rootkeeper's store holds for this is damaged, and you have no answer.", [
      `Do: give its administrators this reference: ${label(reference)}. The log names the record.`,
    ]);
  }
  return answer("Rootkeeper's store (its DynamoDB table) does not answer, and so you have no answer.", [
    `Do: try again in a minute. If it stays so, its administrators check that the table is there and that Rootkeeper may use it; reference: ${label(reference)}.`,
  ]);
}

function label(text: string): string {
  return harmlessLabel(text, TYPED_LENGTH);
}

function more(all: readonly string[], shown: readonly string[]): string {
  return all.length > shown.length ? ` and ${count(all.length - shown.length, 'other')}` : '';
}

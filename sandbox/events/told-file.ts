import type { AccountId } from '../../src/domain/account.ts';
import type { Instant } from '../../src/domain/time.ts';
import { parseDuration } from '../scenario/duration.ts';
import { accountIn, isObject, recordIn, recordTime } from './record.ts';

/** What stands for what a file cannot know. */
export interface FileContext {
  readonly now: Instant;
  /** A fresh event id. */
  readonly eventId: string;
  /** The account it should be about instead of its own. */
  readonly accountId?: AccountId;
  /** When it should have happened instead of at its own time. */
  readonly at?: Instant;
}

/**
 * The value of a JSON file with what it leaves open filled in: `${now}` and `${now-5m}` are times by the sandbox's clock,
 * `${eventId}` is a fresh id. `accountId` takes the place of the record's own account wherever that is named, `at` that of its time.
 */
export function filledIn(value: unknown, context: FileContext): unknown {
  const own = accountOf(value);
  const { accountId = own } = context;
  const told = inEveryText(value, (text) => {
    const filled = withoutPlaceholders(text, context);
    return own === undefined || accountId === undefined ? filled : filled.replaceAll(own, accountId);
  });
  return context.at === undefined ? told : happenedAt(told, context.at);
}

const PLACEHOLDER = /\$\{(?:(eventId)|now(?:([+-])([\w.]+))?)\}/g;

/** A length of time that is none leaves the text as it is. */
function withoutPlaceholders(text: string, { now, eventId }: FileContext): string {
  return text.replace(PLACEHOLDER, (whole, id?: string, sign?: string, length = '0s') => {
    const by = parseDuration(length);
    if (id !== undefined) return eventId;
    if (by === undefined) return whole;
    return recordTime(sign === '-' ? now - by : now + by);
  });
}

function accountOf(value: unknown): string | undefined {
  const record = recordIn(value);
  const account = record === undefined ? undefined : accountIn(record);
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

function happenedAt(value: unknown, at: Instant): unknown {
  if (!isObject(value)) return value;
  const eventTime = recordTime(at);
  return isObject(value.detail)
    ? { ...value, time: eventTime, detail: { ...value.detail, eventTime } }
    : { ...value, eventTime };
}

function inEveryText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => inEveryText(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inEveryText(each, change)]));
}

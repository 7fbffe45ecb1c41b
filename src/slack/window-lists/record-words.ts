import { shortHash } from '../../domain/approval-policy/hash.ts';
import type { JudgedBy } from '../../domain/audit-chain/entry.ts';
import type { Instant } from '../../domain/time.ts';
import type { Person } from '../../domain/window/person.ts';
import type { RefusedAttempts } from '../../domain/window/refused-attempt.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { harmlessLabel } from '../text/harmless.ts';

const NAME_LENGTH = 100;
/** The last moment that has a date. */
const END_OF_TIME = 8.64e15;

/** A moment of the record, to the second: `2026-11-20 09:12:33 UTC`. A record that was tampered with may hold none. */
export function recordTime(at: Instant): string {
  if (!Number.isFinite(at) || Math.abs(at) > END_OF_TIME) return '(no time)';
  return `${new Date(at).toISOString().slice(0, -'.000Z'.length).replace('T', ' ')} UTC`;
}

/** A person of the record: name, e-mail address where there is one, user id. */
export function recordPerson({ name, email, id }: Person): string {
  const known = [
    ...(name.trim() === '' || name === id ? [] : [label(name)]),
    ...(email === undefined ? [] : [label(email)]),
  ];
  return known.length === 0 ? label(id) : `${known.join(', ')} (${label(id)})`;
}

/** Names of everybody who ever did anything about the window, or tried to, by user id. */
export function namesIn(
  { request, history }: RootWindow,
  { kept }: RefusedAttempts,
): ReadonlyMap<string, string> {
  const people = history.flatMap(({ event }) => ('by' in event ? [event.by] : []));
  return new Map(
    [...kept.map(({ by }) => by), ...people, request.operator, request.requester].map((person) => [
      person.id,
      recordPerson(person),
    ]),
  );
}

/** `policy 9f3c, quorum 2`. */
export function judgedByInWords({ hash, quorum }: JudgedBy): string {
  return `policy ${label(shortHash(hash))}, quorum ${quorum}`;
}

/** A label of the record, safe to show. */
export function label(text: string): string {
  return harmlessLabel(text, NAME_LENGTH);
}

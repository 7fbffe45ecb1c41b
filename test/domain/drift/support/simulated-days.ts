import fc from 'fast-check';
import { DAY, HOUR, type Instant } from '../../../../src/domain/time.ts';
import type { AccountOfDay, Said } from '../../../support/builders/day.ts';
import { NOW } from '../../../support/builders/time.ts';

export const ACCOUNTS = 6;
export const DAYS = 30;
/** The first is the check of root's use; the second is judged by the directory, reachable or not. */
export const CHECKS = ['root-recent-use', 'root-email-personal', 'root-mfa', 'check-of-next-year'];
const BY_DIRECTORY = 'root-email-personal';

const FIRST = [0, 1, 2, 3];

/** The truth about one account, whether or not it can be measured. */
interface Truth {
  name: string;
  ou: string;
  audit: 'audited' | 'unreachable' | 'skipped';
  says: Record<string, Said>;
}

const event = fc.record({
  what: fc.constantFrom(
    ...(['create', 'close', 'move', 'rename', 'break', 'break', 'mend', 'use', 'lose', 'spare'] as const),
    ...(['unreachable', 'unreachable', 'audited', 'audited', 'audited', 'skipped', 'add-check'] as const),
    'remove-check' as const,
  ),
  account: fc.nat(ACCOUNTS - 1),
  check: fc.constantFrom(...CHECKS),
});
type Event = typeof event extends fc.Arbitrary<infer Each> ? Each : never;
/** The events of each day. */
export const life = fc.array(fc.array(event, { maxLength: 7 }), { minLength: DAYS, maxLength: DAYS });

/** Every day's organization as its sweep would find it. */
export function sweeps(days: readonly (readonly Event[])[]): AccountOfDay[][] {
  const world = new Map(FIRST.map((account) => [account, young(account)]));
  const register = new Set(CHECKS.slice(0, 2));
  return days.map((events, day) => {
    for (const each of events) happen(each, day, world, register);
    return [...world].map(([number, truth]) => seen(number, truth, register));
  });
}

function happen(event: Event, day: number, world: Map<number, Truth>, register: Set<string>) {
  const { what, account, check } = event;
  if (what === 'add-check') register.add(check);
  if (what === 'remove-check') register.delete(check);
  if (what === 'close') world.delete(account);
  if (what === 'create' && !world.has(account)) world.set(account, young(account));
  const truth = world.get(account);
  if (truth !== undefined) change(truth, event, day);
}

function young(account: number): Truth {
  return { name: `account-${account}`, ou: 'a', audit: 'audited', says: {} };
}

function change(truth: Truth, { what, account, check }: Event, day: number) {
  if (what === 'move') truth.ou = truth.ou === 'a' ? 'b' : 'a';
  if (what === 'rename') truth.name = `account-${account}-${day}`;
  if (what === 'unreachable' || what === 'audited' || what === 'skipped') truth.audit = what;
  if (what === 'use') truth.says['root-recent-use'] = { usedAt: timeOf(day) - HOUR };
  const said = SAID[what];
  if (said !== undefined) truth.says[check] = said;
}

const SAID: Readonly<Record<string, Said>> = {
  break: 'fail',
  mend: 'pass',
  lose: 'unknown',
  spare: 'not-applicable',
};

function seen(number: number, { name, ou, audit, says }: Truth, register: Set<string>): AccountOfDay {
  const said = [...register].map((check): [string, Said] => {
    const isRead = audit === 'audited' || check === BY_DIRECTORY;
    return [check, isRead ? (says[check] ?? 'pass') : 'unknown'];
  });
  return { number, name, ouPath: [ou], audit, said: Object.fromEntries(said) };
}

/** When the sweep of a day, from 0, was. */
export function timeOf(day: number): Instant {
  return NOW + day * DAY;
}

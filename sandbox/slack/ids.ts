import type { SandboxClock } from '../interception.ts';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Everything in the workspace that gets a fresh name. */
export interface Ids {
  /** `prefix` and ten capitals or digits: `V07QXA2B3C4`. */
  object(prefix: string): string;
  /** Letters and digits, for tokens and block ids. */
  letters(count: number): string;
  /** `1763632800.000100`: seconds by the sandbox's clock, never twice the same. */
  timestamp(): string;
}

export function createIds(random: () => number, clock: SandboxClock): Ids {
  let lastMicros = 0;
  const pick = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
  return {
    object: (prefix) => prefix + pick(CAPITALS, 10),
    letters: (count) => pick(LETTERS, count),
    timestamp() {
      lastMicros = Math.max(clock.now() * 1000, lastMicros + 1);
      return formatTimestamp(lastMicros);
    },
  };
}

function formatTimestamp(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

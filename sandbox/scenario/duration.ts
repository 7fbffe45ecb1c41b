import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from '../../src/domain/time.ts';

const UNITS: Readonly<Record<string, Milliseconds>> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** What `parseDuration` takes, for error messages. */
export const DURATION = 'a length of time such as 30s, 10m, 8h, 2d or 1h30m';

/** `text` in milliseconds; `undefined` where it is not a length of time. */
export function parseDuration(text: string): Milliseconds | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhd]))+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)]
    .map(([, amount, unit]) => Number(amount) * (UNITS[unit ?? ''] ?? 0))
    .reduce((total, part) => total + part, 0);
}

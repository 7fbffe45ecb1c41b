import type { People } from '../domain/approval-policy/policy.ts';
import { DAY, type Milliseconds } from '../domain/time.ts';
import type { ConfigFile } from './schema.ts';

/** Credential reports, as they are configured. */
export interface ReportsConfig {
  /** Who may ask for them, and query them. They name every IAM user: who may read posture may not for that. */
  readonly readers: People;
  /** How long one is kept, from when AWS made it. */
  readonly keep: Milliseconds;
}

/** Of a validated file; `undefined` where it has none. */
export function reportsConfig({ reports }: ConfigFile): ReportsConfig | undefined {
  return reports && { readers: reports.readers, keep: Math.round(reports.keepDays * DAY) };
}

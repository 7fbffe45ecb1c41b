import type { Instant } from '../../domain/time.ts';

/** What an image was made of: what every answer says of its age. */
export interface ImageData {
  readonly madeAt: Instant;
  readonly accounts: number;
  /** Accounts whose report is in it. */
  readonly reports: number;
  /** Of AWS's `GeneratedTime`; absent: there is no report at all. */
  readonly oldestReport?: Instant;
  /** Absent: there is no snapshot, so there are no findings. */
  readonly snapshotAt?: Instant;
  readonly windows: Part;
  readonly events: Part;
}

/** off: it is not configured, so that the table is empty. cut: the newest only. */
export type Part = 'whole' | 'cut' | 'off';

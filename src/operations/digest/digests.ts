import type { WhyNotPosted } from '../../domain/channel-trouble.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { Posted } from '../posting-ports.ts';

/** A day's digest as things stand now: with today's acknowledgements and windows. */
export interface DayDigest {
  readonly digest: Digest;
  /** Where it stands in Slack, and since when, where it was posted. */
  readonly posted?: Posted & { readonly at: Instant };
}

/** How far the measuring for a digest is. */
export interface DigestMeasuring {
  readonly measured: number;
  /** Absent while the organization's accounts are read. */
  readonly total?: number;
}

/** What came of asking for the digest of today. */
export type DigestNow =
  /** `isNew`: it was posted for this; otherwise it stood there already. */
  | {
      readonly kind: 'posted';
      readonly day: DayDigest & Required<Pick<DayDigest, 'posted'>>;
      readonly isNew: boolean;
    }
  /** Another process is at it, and still was when patience ended: it will be posted by itself. */
  | { readonly kind: 'elsewhere' }
  /** It was measured and stored, and could not be posted yet; it is tried again by itself. */
  | ({ readonly kind: 'not-posted'; readonly day: DayDigest } & WhyNotPosted);

/** The digests, for those who ask for one. Everything throws where the store or the directory does not answer. */
export interface Digests {
  /** That of the last complete sweep; `undefined` before the first. Measures nothing. */
  last(): Promise<DayDigest | undefined>;
  /** That of a date; `undefined` where its sweep is not kept (any more). Measures nothing. */
  of(date: LocalDate): Promise<DayDigest | undefined>;
  /**
   * Measures every account and posts today's digest, unless it stands there already. Whoever asks while it is measured
   * shares that; `signal` ends the waiting for another process that is at it.
   */
  now(onProgress: (progress: DigestMeasuring) => void, signal: AbortSignal): Promise<DigestNow>;
}

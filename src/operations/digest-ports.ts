import type { AccountId } from '../domain/account.ts';
import type { Acknowledgement } from '../domain/acknowledgement/acknowledgement.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Trend, TrendDay } from '../domain/digest/trend.ts';
import type { AuditOutcome } from '../domain/posture.ts';
import type { FindingRef } from '../domain/snapshot/find-state.ts';
import type { LocalDate } from '../domain/snapshot/local-date.ts';
import type { Snapshot } from '../domain/snapshot/snapshot.ts';
import type { Instant } from '../domain/time.ts';
import type { ClaimedPost, SlackMessage } from './posting-ports.ts';

export interface TrendPicture {
  readonly png: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The trend's text, for who cannot see the picture: to be given to Slack as `alt_text`. */
  readonly alternative: string;
}

/** Draws a trend, away from the event loop. */
export interface TrendPainter {
  /**
   * Ends at the latest with the painter's time limit, and as soon as `signal` aborts, whose reason it then throws.
   * Throws an error where the drawing fails or takes too long: a digest is posted without its picture rather than not
   * at all.
   */
  paint(trend: Trend, signal: AbortSignal): Promise<TrendPicture>;
}

/** Puts pictures where Slack can show them. */
export interface PictureUpload {
  /**
   * The id of the file, for a `slack_file`; it is in no channel. Slack shows it only once it has processed it: a message
   * with it is refused with `invalid_blocks` until then. Throws where Slack did not take it.
   */
  upload(picture: TrendPicture, filename: string, signal: AbortSignal): Promise<string>;
}

/** What a digest is drawn with. */
export interface DigestDrawing {
  readonly now: Instant;
  /** Whether findings can be acknowledged by anybody here; who may is decided at the click. */
  readonly canAcknowledge: boolean;
  /** The trend, already uploaded; absent: it is told in words alone. */
  readonly picture?: { readonly slackFileId: string; readonly alternative: string };
  /** The head of the audit chain as people keep it; absent: windows are off, or it could not be taken. */
  readonly auditHead?: string;
  /** In how many windows taking it found the record to be other than it was sealed. Absent: none, or not verified. */
  readonly auditFindings?: number;
}

/** Draws the message of the day. */
export interface DigestRenderer {
  message(digest: Digest, drawing: DigestDrawing): SlackMessage;
}

/** One day's snapshots, each stored whole or not at all, and replaced only where damaged. Kept for 90 days, their counts for 400. */
export interface SnapshotStore {
  /**
   * there: the date has a snapshot already, and this one was not stored; `load` has the one that stands. One that is
   * damaged is replaced. `runId`: the
   * sweep that made it. `UnclearWriteError` where the store gave no clear answer: the same call may be made again.
   */
  save(snapshot: Snapshot, runId: string): Promise<'stored' | 'there'>;
  /** The last whole one, of a date before `before` where that is given. One that is damaged is logged and passed over. */
  latest(before?: LocalDate): Promise<Snapshot | undefined>;
  /** `undefined` where there is none (any more), or it is damaged, which is logged. */
  load(date: LocalDate): Promise<Snapshot | undefined>;
  /** What was counted on each date that has a snapshot, both ends inclusive, in their order; a read for 90 days. */
  counts(from: LocalDate, to: LocalDate): Promise<readonly TrendDay[]>;
}

/** One attempt to measure every account for a date; whoever goes on with it finds what was measured already. */
export interface SweepRun {
  readonly id: string;
  readonly date: LocalDate;
  readonly startedAt: Instant;
}

/** One account as a sweep measured it. */
export interface SweptAccount {
  readonly id: AccountId;
  readonly measuredAt: Instant;
  readonly audit: AuditOutcome;
}

/** What sweeps measured so far, for three days. */
export interface SweepStore {
  /**
   * The date's run, if it began at `freshSince` or later; otherwise a new one that begins `now`. Of several who begin one
   * at the same moment all are given the same.
   */
  begin(date: LocalDate, now: Instant, freshSince: Instant): Promise<SweepRun>;
  /** Adds accounts to those of the run. Saved twice does no harm; after an error some of them may be saved. */
  savePart(run: SweepRun, accounts: readonly SweptAccount[]): Promise<void>;
  /** All that was saved in the run; of an account that was measured twice, the later. */
  swept(run: SweepRun): Promise<ReadonlyMap<AccountId, SweptAccount>>;
}

/** The latest acknowledgement of each finding. It is kept for 90 days after its time is up. */
export interface AcknowledgementStore {
  /**
   * Stores it in the place of `seen`, the one that its person saw standing, or none. moved: another stands there by now,
   * and nothing was stored. `UnclearWriteError` where the store gave no clear answer.
   */
  put(acknowledgement: Acknowledgement, seen: Acknowledgement | undefined): Promise<PutAcknowledgement>;
  /** The one of a finding, whether it still holds or not. */
  of(ref: FindingRef): Promise<Acknowledgement | undefined>;
  /** Those of an account, or of the organization. */
  on(on: FindingRef['on']): Promise<readonly Acknowledgement[]>;
  /** All that hold, or whose time was up after `since`: whether they hold is for the domain. */
  since(since: Instant): Promise<readonly Acknowledgement[]>;
}

export type PutAcknowledgement =
  | { readonly kind: 'stored' }
  /** `standing` absent: there is none any more. */
  | { readonly kind: 'moved'; readonly standing?: Acknowledgement };

/** The digest of one channel and date, from the intent to post it on; `name` is the date, `target` the channel. */
export type DigestPost = Omit<ClaimedPost, 'name'> & { readonly name: LocalDate };

/** Which digests were posted; claims as those of `PostStore`. Kept for 400 days. */
export interface DigestPostStore {
  /**
   * Since when this channel has a digest: `now` where nobody asked before. What was due earlier was not missed. Of
   * several who ask at the same moment all are told the same.
   */
  since(channel: string, now: Instant): Promise<Instant>;
  /** The digest of a channel and date. */
  load(channel: string, date: LocalDate): Promise<DigestPost | undefined>;
  /** The one with the latest date of a channel, up to `to` where that is given, whether posted or only intended. */
  last(channel: string, to?: LocalDate): Promise<DigestPost | undefined>;
  /** The date of the last digest before another that is known to have been posted in the channel. */
  lastPosted(channel: string, before: LocalDate): Promise<LocalDate | undefined>;
  /** Stores the intent with its first claim; false where that channel and date have one already. */
  intend(post: DigestPost): Promise<boolean>;
  /** Takes the claim if claim and place are still as in `seen`. */
  claim(seen: DigestPost, claim: NonNullable<DigestPost['claim']>): Promise<boolean>;
  /** Gives the claim back, if `by` still holds it; `outcome` is all that is known from now on. False: it was lost. */
  finish(
    post: Pick<DigestPost, 'target' | 'name'>,
    by: string,
    outcome: Pick<DigestPost, 'place' | 'drawn' | 'doubtfulUntil'>,
  ): Promise<boolean>;
}

/** Deletes what is kept no longer. */
export interface DigestRetention {
  /** What expired before `now`: snapshots, sweeps, acknowledgements, records of posts; returns how many things went. */
  deleteExpired(now: Instant): Promise<number>;
}

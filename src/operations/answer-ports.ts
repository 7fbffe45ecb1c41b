import type { Instant } from '../domain/time.ts';

/** An answer that has pages. Both of it are plain data, as JSON holds it. */
export interface Answer<Head extends object, Entry extends object> {
  /** What stands above every page. */
  readonly head: Head;
  /** What the pages are of. */
  readonly entries: readonly Entry[];
}

/** Answers of one kind, kept for an hour so that any replica can show their pages. Throws where the store gives no answer. */
export interface AnswerStore<Head extends object, Entry extends object> {
  save(id: string, answer: Answer<Head, Entry>, expiresAt: Instant): Promise<void>;
  /** `undefined` where there is none, or it has expired at `now`. */
  load(id: string, now: Instant): Promise<Answer<Head, Entry> | undefined>;
}

import type { Milliseconds } from './time.ts';

/**
 * An error that the person who asked can act on. `message` says what is wrong, `remedy` what to do; both are shown to
 * them. Every other error is ours: it is logged with its cause, and the person is given its reference; of the store's
 * failures, what to do as well.
 */
export class UserError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UserError';
    this.remedy = remedy;
  }
}

/**
 * Whether a write of the store happened is not known: there was no clear answer, and looking did not settle it. Every
 * other error of a write says that it did not happen. `message` says which write; `cause` is what was answered last.
 */
export class UnclearWriteError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnclearWriteError';
  }
}

/**
 * The store failed us. no-answer: it did not do what it was asked. damaged: what it holds cannot be read. Logged with its
 * cause; the person is told which of the two, what to do, and its reference.
 */
export class StoreFailure extends Error {
  readonly kind: 'no-answer' | 'damaged';

  constructor(kind: StoreFailure['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreFailure';
    this.kind = kind;
  }
}

/** Slack takes no more of such calls before `retryAfter` is over; this one was not done. */
export class RateLimitedError extends Error {
  readonly retryAfter: Milliseconds;

  constructor(retryAfter: Milliseconds, options?: ErrorOptions) {
    super(`Slack takes no more such calls for ${retryAfter} ms`, options);
    this.name = 'RateLimitedError';
    this.retryAfter = retryAfter;
  }
}

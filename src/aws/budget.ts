import type { Milliseconds } from '../domain/time.ts';
import { createTurns } from './turns.ts';

/** How many accounts work at once. `limit` adapts between `least` and `most`. */
export interface BudgetOptions {
  /** Where the limit starts; it doubles about every round trip until the first throttling. */
  readonly start: number;
  readonly least: number;
  readonly most: number;
  /** A request unanswered for this long lends its slot to somebody else until it ends. */
  readonly lendAfter: Milliseconds;
  /** The same for requests sent while another one is lent: where one hangs, more do. `lendAfter` without it. */
  readonly lendAnotherAfter?: Milliseconds;
  /** So many requests may be lent at a time, each with its connection; any number without it. */
  readonly mostLent?: number;
}

/** One account's place in the budget. Requests are sent one at a time. */
export interface Slot {
  /** Sends a request in a turn of its own, so that a thousand sends never block the event loop together. */
  send<T>(request: () => Promise<T>): Promise<T>;
  /** Waits (a report being generated, a back-off) while somebody else has the slot. */
  away<T>(wait: () => Promise<T>): Promise<T>;
}

export interface Budget {
  /**
   * Runs `work` once a slot is free. First come those that return from `away`, then urgent ones, then the others; each in
   * the order asked for.
   */
  run<T>(urgent: boolean, work: (slot: Slot) => Promise<T>): Promise<T>;
  /** To be told of every throttled answer: the limit falls by one each, and recovers slowly. */
  throttled(): void;
  limit(): number;
}

/** After the first throttling, this many answers raise the limit by one again. */
const ANSWERS_PER_RAISE = 20;

/**
 * The one budget that all accounts of all audits share. An account holds a slot while its requests are out, never while
 * it waits. One throttled account among thousands costs a slot or two; general throttling brings the limit down to what
 * AWS allows.
 */
export function createBudget(options: BudgetOptions): Budget {
  const { lendAfter, lendAnotherAfter = lendAfter, mostLent = Number.POSITIVE_INFINITY } = options;
  const turns = createTurns();
  const returning: (() => void)[] = [];
  const urgently: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let limit = options.start;
  let taken = 0;
  let lent = 0;
  let everThrottled = false;

  /** The limit recovers by fractions, and a fraction of a slot is none. */
  const isRoom = () => taken < Math.floor(limit);
  const take = (queue: (() => void)[]): Promise<void> | undefined => {
    if (isRoom()) {
      taken += 1;
      return undefined;
    }
    return new Promise((resolve) => queue.push(resolve));
  };
  const admit = () => {
    while (isRoom()) {
      const next = returning.shift() ?? urgently.shift() ?? waiting.shift();
      if (next === undefined) return;
      taken += 1;
      next();
    }
  };
  const give = () => {
    taken -= 1;
    admit();
  };
  const answered = () => {
    limit = Math.min(options.most, limit + (everThrottled ? 1 / ANSWERS_PER_RAISE : 1));
    admit();
  };

  const lend = () => {
    if (lent >= mostLent) return false;
    lent += 1;
    give();
    return true;
  };

  const away = async <T>(wait: () => Promise<T>): Promise<T> => {
    give();
    try {
      return await wait();
    } finally {
      await take(returning);
    }
  };
  const send = async <T>(request: () => Promise<T>): Promise<T> => {
    await turns.next();
    const loan = lendLate(lent > 0 ? lendAnotherAfter : lendAfter, lend);
    try {
      const answer = await request();
      answered();
      return answer;
    } finally {
      if (loan.end()) {
        lent -= 1;
        await take(returning);
      }
    }
  };

  return {
    async run(urgent, work) {
      await take(urgent ? urgently : waiting);
      try {
        return await work({ send, away });
      } finally {
        give();
      }
    },
    throttled() {
      everThrottled = true;
      limit = Math.max(options.least, limit - 1);
    },
    limit: () => Math.floor(limit),
  };
}

/** Calls `lend` unless it is ended within `after`. `end` tells whether the slot was lent. */
function lendLate(after: Milliseconds, lend: () => boolean) {
  let isLent = false;
  const timer = setTimeout(() => {
    isLent = lend();
  }, after);
  return {
    end() {
      clearTimeout(timer);
      return isLent;
    },
  };
}

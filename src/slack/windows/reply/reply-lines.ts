/** A reply before it is drawn; its strings are ready to show. */
export interface ReplyLines {
  /** What happened, after the window's id. */
  readonly what: string;
  /** What follows from it and what to do; each a line. */
  readonly rest: readonly string[];
}

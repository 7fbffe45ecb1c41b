/** A Slack user as the record names them: ids do not change, and names are those of the time. */
export interface Person {
  /** Slack user id: `U0123ABCD`. */
  readonly id: string;
  readonly name: string;
  readonly email?: string;
}

/** Who did something in Slack, as the envelope says: the one thing in it that is to be believed. */
export interface Actor {
  readonly userId: string;
  readonly teamId: string;
  readonly enterpriseId?: string;
}

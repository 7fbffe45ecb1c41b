import type { JsonObject } from './json.ts';

/** Slack answering `{ ok: false, error }`. Thrown by whatever serves a call; the server turns it into the answer. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly error: string;
  /** Further members of the answer. */
  readonly extra: JsonObject;

  constructor(error: string, extra: JsonObject = {}) {
    super(error);
    this.error = error;
    this.extra = extra;
  }
}

/** Refuses with Slack's explanations: `response_metadata.messages`, and the same without `[ERROR]` in `errors`. */
export function refusalWithMessages(error: string, messages: readonly string[]): SlackRefusal {
  return new SlackRefusal(error, {
    errors: messages,
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}

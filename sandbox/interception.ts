/**
 * What stands between a caller and a simulated service, so that a scenario can break a call or kill the app around it.
 * Calls are named `service:Operation` in lower-case service and the service's own operation name:
 * `iam:GetAccountSummary`, `dynamodb:UpdateItem`, `slack:chat.postMessage`. AWS, the store and the Web API tell a call's
 * content too.
 */
export interface Interception {
  /**
   * Asked when a call has arrived and nothing has been applied.
   * `error`: the service's own 5xx. `throttle`: its own throttling answer. `denied`: its own "not allowed". `hang`: never
   * answered.
   * `garbage`: an answer that does not parse. `drop`: the connection is closed without an answer.
   */
  before(
    call: string,
    content?: CallContent,
  ): Promise<'proceed' | 'error' | 'throttle' | 'denied' | 'hang' | 'garbage' | 'drop'>;
  /** Asked when the call has been applied and its answer not yet sent. */
  after(call: string, content?: CallContent): Promise<'answer' | 'drop'>;
}

/** What was sent with a call, as text: only looked at where a fault is about some of its calls. */
export type CallContent = () => string;

/** Lets everything through. */
export const noInterception: Interception = {
  before: async () => 'proceed',
  after: async () => 'answer',
};

/** The sandbox's time: real time plus an offset that scenarios and the page move. Milliseconds since the epoch. */
export interface SandboxClock {
  now(): number;
}

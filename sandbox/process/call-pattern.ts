/** `iam:*`, `dynamodb:UpdateItem`, `slack:chat.*`: which calls a fault or a kill is about. */
export type CallPattern = string & { readonly __brand: 'CallPattern' };

/** The services whose calls can be intercepted. */
export const SERVICES = [
  'iam',
  'sts',
  'organizations',
  'account',
  'cloudtrail',
  'sqs',
  'dynamodb',
  'slack',
] as const;

/** What `parseCallPattern` takes, for error messages. */
export const CALL_PATTERN = `a call such as dynamodb:UpdateItem, slack:chat.postMessage or iam:*; services: ${SERVICES.join(', ')}`;

/** A Slack method may stand without its service (`chat.update`). `undefined` where it is no call we can intercept. */
export function parseCallPattern(text: string): CallPattern | undefined {
  const full = /^[a-z]+\.[\w.*]+$/i.test(text) ? `slack:${text}` : text;
  const [service, operation] = full.split(':');
  const known = SERVICES.some((each) => each === service) || full === '*:*';
  return known && operation !== undefined && /^[\w.*]+$/.test(operation) ? (full as CallPattern) : undefined;
}

/** Whether `call` (`service:Operation`) is one that `pattern` is about; `*` stands for anything. */
export function matchesCall(pattern: CallPattern, call: string): boolean {
  const literal = (part: string) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`).test(call);
}

import { at, isJson } from '../root-event/json.ts';
import { type Statement, statementsOf } from '../scp/document.ts';
import type { Told } from './perimeter-event.ts';

/**
 * What `SetQueueAttributes` did to our queue: weaker where its policy no longer lets our rules send to it. `rules`: their
 * names, as configured.
 */
export function effectOfAttributes(parameters: unknown, rules: readonly string[]): Told['effect'] {
  const policy = policyIn(at(parameters, 'attributes'));
  if (policy === undefined) return 'unclear';
  const about = (statementsOf(policy) ?? []).filter(isAboutSending);
  if (about.some(({ effect, conditions }) => effect === 'Deny' && conditions.length === 0)) return 'weakens';
  const allowing = about.filter(({ effect }) => effect === 'Allow');
  const senders = rules.filter((rule) => SENDERS.includes(rule));
  const isHeard = (rule: string) => allowing.some((statement) => lets(statement, rule));
  const isEnough = senders.length > 0 ? senders.every(isHeard) : rules.some(isHeard);
  return isEnough ? 'unclear' : 'weakens';
}

/** Those of `deploy/activity.yml` whose target is the queue. */
const SENDERS = ['rootkeeper-root-events', 'rootkeeper-heartbeats'];

/** A text, though an empty one: that takes the policy away. `undefined`: the policy stayed as it was. */
function policyIn(attributes: unknown): string | undefined {
  if (!isJson(attributes)) return undefined;
  const name = Object.keys(attributes).find((each) => each.toLowerCase() === 'policy');
  const policy = name === undefined ? undefined : attributes[name];
  return typeof policy === 'string' ? policy : undefined;
}

function isAboutSending({ action = [] }: Statement): boolean {
  return action.some((each) => ['*', 'sqs:*', 'sqs:sendmessage'].includes(each.toLowerCase()));
}

/** Without a condition on the source it may be about anybody. */
function lets({ conditions }: Statement, rule: string): boolean {
  const sources = conditions.filter(({ key }) => key === 'aws:sourcearn');
  return sources.some(({ values }) => values.some((arn) => arn.endsWith(`/${rule}`)));
}

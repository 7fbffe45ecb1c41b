import { isDenyRootPolicy } from '../deny-root-scp.ts';
import { present } from '../present.ts';
import { at, type Json, rawText, word } from '../root-event/json.ts';
import { LIMITS } from '../root-event/limits.ts';
import { MINUTE, type Milliseconds } from '../time.ts';
import type { Told } from './perimeter-event.ts';
import type { Watched } from './watched.ts';

/**
 * What was done to an SCP that denies root users, or to all SCPs. What an SCP says is known of the time at which it was
 * read: of one that was not known then, or that may have been changed before, it is not certain.
 */
export function scpChange(record: Json, watched: Watched): Told | undefined {
  const { denyRootPolicies } = watched;
  if (at(record, 'eventSource') !== 'organizations.amazonaws.com') return undefined;
  const parameters = at(record, 'requestParameters');
  const effect = effectOf(rawText(at(record, 'eventName')), parameters);
  if (effect === undefined) return undefined;
  const policyId = word(at(parameters, 'policyId'), LIMITS.id);
  const target = word(at(parameters, 'targetId') ?? at(parameters, 'rootId'), LIMITS.id);
  const told = (certainly: boolean) => ({
    kind: 'deny-root-scp' as const,
    certainly,
    ...present({ policyId, target }),
  });
  if (policyId === undefined) return { change: told(true), effect };
  if (denyRootPolicies.kind === 'unknown') return { change: told(false), effect };
  if (denyRootPolicies.value.has(policyId)) return { change: told(true), effect };
  const mayHaveDenied = effect !== 'strengthens' && !wasOther(record, policyId, watched);
  return mayHaveDenied ? { change: told(false), effect: 'unclear' } : undefined;
}

/** How long reading all SCPs may take, and AWS to give what was written last. */
const READING: Milliseconds = 5 * MINUTE;

/** Whether the SCP was read before the event, and denied no root user then. */
function wasOther(
  record: Json,
  policyId: string,
  { denyRootPolicies, otherPolicies }: Pick<Watched, 'denyRootPolicies' | 'otherPolicies'>,
): boolean {
  const happened = Date.parse(rawText(at(record, 'eventTime')) ?? '');
  const isReadBefore = denyRootPolicies.kind === 'known' && denyRootPolicies.asOf + READING <= happened;
  return isReadBefore && otherPolicies.has(policyId);
}

function effectOf(eventName: string | undefined, parameters: unknown): Told['effect'] | undefined {
  switch (eventName) {
    case 'DetachPolicy':
    case 'DeletePolicy':
      return 'weakens';
    case 'AttachPolicy':
      return 'strengthens';
    case 'UpdatePolicy':
      return effectOfUpdate(rawText(at(parameters, 'content')));
    case 'DisablePolicyType':
      return at(parameters, 'policyType') === 'SERVICE_CONTROL_POLICY' ? 'weakens' : undefined;
    default:
      return undefined;
  }
}

/** An update may change nothing but the name; a document that denies root users no longer is certain. */
function effectOfUpdate(document: string | undefined): Told['effect'] {
  return document === undefined || isDenyRootPolicy(document) ? 'unclear' : 'weakens';
}

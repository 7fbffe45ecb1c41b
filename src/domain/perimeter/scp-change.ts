import { isDenyRootPolicy } from '../deny-root-scp.ts';
import { present } from '../present.ts';
import { at, type Json, rawText, word } from '../root-event/json.ts';
import { LIMITS } from '../root-event/limits.ts';
import type { Told } from './perimeter-event.ts';
import type { Watched } from './watched.ts';

/** What was done to an SCP that denies root users, or to all SCPs. */
export function scpChange(record: Json, { denyRootPolicies }: Watched): Told | undefined {
  if (at(record, 'eventSource') !== 'organizations.amazonaws.com') return undefined;
  const parameters = at(record, 'requestParameters');
  const effect = effectOf(rawText(at(record, 'eventName')), parameters);
  if (effect === undefined) return undefined;
  const policyId = word(at(parameters, 'policyId'), LIMITS.id);
  const target = word(at(parameters, 'targetId') ?? at(parameters, 'rootId'), LIMITS.id);
  const isKnown = denyRootPolicies.kind === 'known';
  if (isKnown && policyId !== undefined && !denyRootPolicies.value.has(policyId)) return undefined;
  const certainly = isKnown || policyId === undefined;
  return { change: { kind: 'deny-root-scp', certainly, ...present({ policyId, target }) }, effect };
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

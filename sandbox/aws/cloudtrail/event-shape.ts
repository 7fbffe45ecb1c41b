import { type CloudTrailRecord, isObject, textIn } from '../../events/record.ts';
import type { Recorded } from './trail.ts';

/** An event as LookupEvents gives it; what the record does not say is not sent. */
export interface EventShape {
  readonly EventId?: string | undefined;
  readonly EventName?: string | undefined;
  readonly EventSource?: string | undefined;
  /** `true` or `false`, as text. */
  readonly ReadOnly?: string | undefined;
  readonly AccessKeyId?: string | undefined;
  readonly Username?: string | undefined;
  /** Seconds since the epoch. */
  readonly EventTime: number;
  readonly Resources: readonly { readonly ResourceType?: string; readonly ResourceName?: string }[];
  /** The whole record, as JSON text. */
  readonly CloudTrailEvent: string;
}

export function eventShape({ record, at }: Recorded): EventShape {
  const identity = isObject(record.userIdentity) ? record.userIdentity : {};
  return {
    EventId: textIn(record, 'eventID'),
    EventName: textIn(record, 'eventName'),
    EventSource: textIn(record, 'eventSource'),
    ReadOnly: record.readOnly === undefined ? undefined : String(record.readOnly),
    AccessKeyId: textIn(identity, 'accessKeyId'),
    Username: usernameOf(identity),
    EventTime: Math.floor(at / 1_000),
    Resources: resourcesOf(record),
    CloudTrailEvent: JSON.stringify(record),
  };
}

/** Root goes by `root`, or by the account's alias where the record has it; a role by the name of its session. */
function usernameOf(identity: CloudTrailRecord): string | undefined {
  const name = textIn(identity, 'userName');
  if (identity.type === 'Root') return name ?? 'root';
  return name ?? textIn(identity, 'arn')?.split('/').at(-1);
}

function resourcesOf({ resources }: CloudTrailRecord): EventShape['Resources'] {
  if (!Array.isArray(resources)) return [];
  return resources.filter(isObject).map((resource) => {
    const type = textIn(resource, 'type') ?? textIn(resource, 'resourceType');
    const name = textIn(resource, 'ARN') ?? textIn(resource, 'resourceName');
    return { ...(type && { ResourceType: type }), ...(name && { ResourceName: name }) };
  });
}

/** A rule that feeds the queue, as `deploy/` has it: whatever it does not match is not heard. */
export interface OwnRule {
  /** EventBridge's event pattern. */
  readonly pattern: object;
  /** Whether it is triggered by events that only read, too, which takes a state of its own. */
  readonly hearsReads: boolean;
}

/** By name; `deploy/activity.yml` and `deploy/activity-sources.yml` say the same, and why. */
export const OWN_RULES: Readonly<Record<string, OwnRule>> = {
  'rootkeeper-root-activity': {
    pattern: {
      $or: [
        { detail: { userIdentity: { type: ['Root'] } } },
        { detail: { userIdentity: { sessionContext: { sessionIssuer: { type: ['Root'] } } } } },
      ],
    },
    hearsReads: true,
  },
  'rootkeeper-perimeter': {
    pattern: {
      $or: [
        called('sts', ['AssumeRoot']),
        called('iam', [
          'DisableOrganizationsRootCredentialsManagement',
          'DisableOrganizationsRootSessions',
          'EnableOrganizationsRootCredentialsManagement',
          'EnableOrganizationsRootSessions',
        ]),
        called('organizations', [
          'AttachPolicy',
          'DeletePolicy',
          'DeregisterDelegatedAdministrator',
          'DetachPolicy',
          'DisableAWSServiceAccess',
          'DisablePolicyType',
          'RegisterDelegatedAdministrator',
          'UpdatePolicy',
        ]),
        called('account', ['AcceptPrimaryEmailUpdate', 'StartPrimaryEmailUpdate']),
        called('events', ['DeleteRule', 'DisableRule', 'EnableRule', 'PutRule'], {
          name: [{ wildcard: '*rootkeeper-*' }],
        }),
        called('events', ['PutTargets', 'RemoveTargets'], { rule: [{ wildcard: '*rootkeeper-*' }] }),
        called(
          'sqs',
          ['AddPermission', 'DeleteQueue', 'PurgeQueue', 'RemovePermission', 'SetQueueAttributes'],
          { queueUrl: [{ wildcard: '*/rootkeeper-events*' }] },
        ),
      ],
    },
    hearsReads: true,
  },
  'rootkeeper-root-events': {
    pattern: {
      source: [{ prefix: 'aws.' }],
      'detail-type': [{ 'anything-but': 'Scheduled Event' }],
    },
    hearsReads: true,
  },
  'rootkeeper-heartbeats': {
    pattern: { source: ['aws.events'], 'detail-type': ['Scheduled Event'] },
    hearsReads: false,
  },
  'rootkeeper-sign-ins': {
    pattern: { source: ['aws.signin'], detail: { userIdentity: { type: ['Root'] } } },
    hearsReads: false,
  },
};

function called(service: string, eventName: readonly string[], requestParameters?: object): object {
  const detail = { eventSource: [`${service}.amazonaws.com`], eventName };
  return { detail: requestParameters === undefined ? detail : { ...detail, requestParameters } };
}

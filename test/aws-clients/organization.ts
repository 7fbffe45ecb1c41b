import { type FileOverrides, MEMBER, OTHER } from '../sandbox/aws/a-running-aws.ts';

export const CREATED = '2020-01-02T03:04:05+00:00';
export const USED = '2024-06-07T08:09:10+00:00';

/** An organization with something to see for every call that the product makes. */
export const everythingToSee: FileOverrides = {
  organization: {
    delegatedAdministrator: OTHER,
    policies: [
      {
        id: 'p-denyroot1',
        name: 'deny-root',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: '*',
              Resource: '*',
              Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
            },
          ],
        },
        targets: ['sandbox'],
      },
    ],
  },
  member: {
    name: 'R&D <labs> 東京',
    tags: { env: 'prod' },
    joined: CREATED,
    root: {
      created: CREATED,
      password: { changed: CREATED, lastUsed: USED },
      mfa: ['virtual', 'fido'],
      accessKeys: [{ created: CREATED, lastUsed: USED, region: 'eu-west-1', service: 's3' }],
      certificates: [{ active: true, uploaded: CREATED }],
    },
    users: 3,
    passwordPolicy: { MinimumPasswordLength: 14, RequireSymbols: true, ExpirePasswords: false },
    securityContact: { name: 'Security', email: 'security@corp.example' },
    events: Array.from({ length: 60 }, (_, n) => ({
      at: `${n + 1}h ago`,
      did: n === 59 ? 'sign-in' : 'iam:ListUsers',
    })),
  },
  more: [
    { id: OTHER, name: 'without-anything', auditRole: { externalId: 'k3y' } },
    ...Array.from({ length: 30 }, (_, n) => ({
      id: String(300_000_000_000 + n),
      name: `bulk-${n}`,
      email: `aws+bulk-${n}@corp.example`,
      ou: 'sandbox',
    })),
  ],
};

export const ROLE_ARN = `arn:aws:iam::${MEMBER}:role/rootkeeper-audit`;
export const AUDIT_TASK_ARN = 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials';

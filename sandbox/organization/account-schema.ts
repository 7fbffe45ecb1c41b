import { z } from 'zod';
import { keyed, list, oneOf, pattern, section, text, wholeNumber } from '../../src/config/accepts.ts';
import { suggest } from '../../src/domain/suggest.ts';
import { AUDIT_ROLE_ACTIONS, CALLS_ABOUT_AN_ACCOUNT } from './calls.ts';
import { pastEvents } from './events-schema.ts';
import { moment } from './moment-schema.ts';
import { FAULTS } from './organization.ts';
import { verbatimShape } from './verbatim-schema.ts';

export const accountId = pattern(/^\d{12}$/, 'an account id: twelve digits, in quotes');
export const unitPath = pattern(
  /^[^/]+(\/[^/]+){0,4}$/,
  'an OU path such as workloads/prod, at most five levels deep',
);
const CALL = `all, or a call about an account: ${CALLS_ABOUT_AN_ACCOUNT.join(', ')}`;
const call = z.string({ error: CALL }).regex(new RegExp(`^(all|${CALLS_ABOUT_AN_ACCOUNT.join('|')})$`), {
  error: (issue) => {
    const [nearest] = suggest(String(issue.input), CALLS_ABOUT_AN_ACCOUNT, 1);
    return nearest === undefined ? CALL : `${CALL} (did you mean ${nearest}?)`;
  },
});
const yesOrNo = oneOf([true, false]);

const password = section({ changed: moment.optional(), lastUsed: moment.optional() });

const accessKey = section({
  active: yesOrNo.default(true),
  created: moment.default('300d ago'),
  lastUsed: moment.optional(),
  region: text('an AWS Region').default('us-east-1'),
  service: text('a service as the credential report names it, such as s3').default('s3'),
});

const certificate = section({ active: yesOrNo.default(true), uploaded: moment.default('900d ago') });

/** AWS's own limits: eight MFA devices, two access keys, two signing certificates. */
const credentials = {
  created: moment.default('1000d ago'),
  password: password.optional(),
  mfa: list(oneOf(['virtual', 'fido', 'totp']))
    .max(8, { error: 'at most 8 devices' })
    .default([]),
  accessKeys: list(accessKey).max(2, { error: 'at most 2 access keys' }).default([]),
  certificates: list(certificate).max(2, { error: 'at most 2 certificates' }).default([]),
};

/** Root's credentials. */
export const rootUser = section(credentials);

const user = section({
  name: pattern(/^[\w+=,.@-]{1,64}$/, 'an IAM user name: at most 64 of A-Z a-z 0-9 _ + = , . @ -'),
  ...credentials,
});

const roleName = pattern(/^[\w+=,.@/-]{1,128}$/, 'an IAM role name, with its path if it has one');
const externalId = pattern(
  /^[\w+=,.@:/-]{2,1224}$/,
  'an external id, 2 to 1224 of A-Z a-z 0-9 + = , . @ : / -',
);
const trusted = pattern(
  /^(\d{12}|arn:aws[\w-]*:(iam|sts)::\d{12}:\S+)$/,
  'an account id in quotes, or the ARN of a principal',
);
const action = oneOf(AUDIT_ROLE_ACTIONS);

/** What an account, or the organization for all its accounts, says about the audit role. */
export const auditRole = section({
  name: roleName.optional(),
  externalId: externalId.optional(),
  trusts: list(trusted).optional(),
  denied: list(action).optional(),
});

export const accountSchema = section({
  id: accountId,
  name: text('the name of the account').max(50, { error: 'a name of at most 50 characters' }),
  email: pattern(/^\S+@\S+$/, "the root user's e-mail address"),
  ou: unitPath.optional(),
  tags: keyed(text('a tag key'), z.string({ error: 'text' })).default({}),
  state: oneOf(['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED']).default('ACTIVE'),
  management: yesOrNo.default(false),
  joined: moment.default('1000d ago'),
  root: rootUser.prefault({}),
  users: z
    .union([wholeNumber(0, 5_000), list(user)], {
      error: 'a number of IAM users to make up, or a list of users',
    })
    .default(3),
  passwordPolicy: keyed(
    pattern(/^[A-Z]\w+$/, 'a field of the password policy such as MinimumPasswordLength'),
    z.union([z.int(), z.boolean()], { error: 'a whole number, true or false' }),
  ).optional(),
  reportGenerated: moment.optional(),
  ...verbatimShape(moment),
  auditRole: z
    .union([z.literal('absent'), auditRole], {
      error: 'absent, or a mapping with name, externalId, trusts, denied',
    })
    .optional(),
  securityContact: section({
    name: text('a name'),
    email: pattern(/^\S+@\S+$/, 'an e-mail address'),
    title: text('a title').default('Security'),
    phone: text('a phone number').default('+1 555 0100'),
  }).optional(),
  latencyMs: wholeNumber(0, 600_000).default(0),
  faults: keyed(call, oneOf(FAULTS)).default({}),
  events: pastEvents.optional(),
  silent: yesOrNo.default(false),
});

export type AccountFile = z.infer<typeof accountSchema>;

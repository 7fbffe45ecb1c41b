import { z } from 'zod';
import { list, oneOf, pattern, section, text } from '../../src/config/accepts.ts';
import { DURATION, parseDuration } from '../scenario/duration.ts';
import { accountId, accountSchema, auditRole, unitPath } from './account-schema.ts';
import { historySchema } from './history-schema.ts';

const target = pattern(/^\S.*$/, 'root, an OU path, or an account id in quotes');

const policy = section({
  id: pattern(/^p-[0-9A-Za-z_]{3,128}$/, 'a policy id such as p-9x2k4m7q').optional(),
  name: text('the name of the policy'),
  description: z.string({ error: 'text' }).default(''),
  document: z.union([z.string(), z.record(z.string(), z.unknown())], {
    error: 'the policy document: a mapping, or its JSON as text',
  }),
  targets: list(target),
});

const every = text(DURATION).refine((value) => (parseDuration(value) ?? 0) > 0, { error: DURATION });

const heartbeats = section({
  every: every.default('1h'),
  regions: list(text('an AWS Region')).min(1, { error: 'at least one Region' }),
});

/** The organization file. Unknown keys are errors; nothing but accounts is needed. */
export const organizationSchema = section({
  id: pattern(/^o-[a-z0-9]{10,32}$/, 'an organization id: o- and 10 to 32 of a-z 0-9').default(
    'o-a1b2c3d4e5',
  ),
  partition: oneOf(['aws', 'aws-cn', 'aws-us-gov']).default('aws'),
  features: list(oneOf(['RootCredentialsManagement', 'RootSessions'])).default([]),
  trustedAccess: oneOf([true, false]).default(true),
  delegatedAdministrator: accountId.optional(),
  auditRole: auditRole.prefault({}),
  units: list(unitPath).default([]),
  policies: list(policy).default([]),
  accounts: list(accountSchema).min(1, { error: 'at least one account' }),
  heartbeats: heartbeats.optional(),
  traceRootSessions: oneOf([true, false]).default(false),
  history: historySchema.optional(),
});

export type OrganizationFile = z.infer<typeof organizationSchema>;

/** Kept for editors: `# yaml-language-server: $schema=…/organization.schema.json`. */
export function organizationJsonSchema(): object {
  return {
    ...z.toJSONSchema(organizationSchema, { io: 'input' }),
    title: 'A simulated AWS organization of the rootkeeper sandbox',
  };
}

const dayOfAccount = z.object({ account: z.string().catch(''), daysAgo: z.number().catch(0) });

/** The little that questions across accounts and policies are about; tolerant, so that they can be asked of a wrong file. */
export const outlineSchema = z.object({
  delegatedAdministrator: z.string().optional().catch(undefined),
  units: z.array(z.string().catch('')).catch([]),
  policies: z
    .array(
      z.object({
        id: z.string().optional().catch(undefined),
        targets: z.array(z.string().catch('root')).catch([]),
      }),
    )
    .catch([]),
  accounts: z
    .array(
      z.object({
        id: z.string().catch(''),
        ou: z.string().optional().catch(undefined),
        management: z.boolean().catch(false),
        faults: z.record(z.string(), z.string().catch('')).catch({}),
      }),
    )
    .catch([]),
  features: z.array(z.string().catch('')).catch([]),
  trustedAccess: z.boolean().catch(true),
  history: z
    .object({
      days: z.number().catch(Number.POSITIVE_INFINITY),
      earlier: z.array(dayOfAccount.extend({ missing: z.boolean().catch(false) })).catch([]),
      acknowledged: z.array(dayOfAccount).catch([]),
    })
    .catch({ days: Number.POSITIVE_INFINITY, earlier: [], acknowledged: [] }),
});

export type Outline = z.infer<typeof outlineSchema>;

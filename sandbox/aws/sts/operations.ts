import { element } from '../protocol/xml.ts';
import type { Operation } from '../world.ts';
import { assumeRole } from './assume-role.ts';
import { assumeRoot } from './assume-root.ts';

export const STS_OPERATIONS = {
  'sts:GetCallerIdentity': ({ principal }) =>
    element('Arn', principal.arn) +
    element('UserId', principal.userId) +
    element('Account', principal.account.id),
  'sts:AssumeRole': assumeRole,
  'sts:AssumeRoot': assumeRoot,
} satisfies Readonly<Record<string, Operation>>;

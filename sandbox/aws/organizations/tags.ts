import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { pageOf } from './pages.ts';

/** Only accounts carry tags here; the root, units and policies have none. */
export function listTagsForResource(call: Call): Answer {
  const { directory, organization } = call.world;
  const id = call.parameters.text('ResourceId') ?? '';
  const account = directory.account(id);
  const known =
    account ?? directory.unit(id) ?? directory.policy(id) ?? (id === organization.rootId ? id : undefined);
  if (known === undefined)
    return refuse(
      'TargetNotFoundException',
      400,
      "We can't find a root, OU, account, or policy with the TargetId that you specified.",
    );
  return pageOf(call, 'Tags', Object.entries(account?.tags ?? {}), ([Key, Value]) => ({ Key, Value }));
}

import { type Answer, type Refusal, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { invalidInput, pageOf } from './pages.ts';
import { accountShape, rootShape, unitShape } from './shapes.ts';

export function listRoots(call: Call): Answer {
  return pageOf(call, 'Roots', [rootShape(call.world)], (root) => root);
}

export function listOrganizationalUnitsForParent(call: Call): Answer {
  const { world } = call;
  return underParent(call, (parentId) =>
    pageOf(call, 'OrganizationalUnits', world.directory.unitsIn(parentId), (unit) => unitShape(world, unit)),
  );
}

export function listAccountsForParent(call: Call): Answer {
  const { world } = call;
  return underParent(call, (parentId) =>
    pageOf(call, 'Accounts', world.directory.accountsIn(parentId), (account) => accountShape(world, account)),
  );
}

export function listChildren(call: Call): Answer {
  const { directory } = call.world;
  const type = call.parameters.text('ChildType') ?? '';
  return underParent(call, (parentId) => {
    if (type !== 'ACCOUNT' && type !== 'ORGANIZATIONAL_UNIT') return invalidInput('INVALID_ENUM');
    const children: readonly { readonly id: string }[] =
      type === 'ACCOUNT' ? directory.accountsIn(parentId) : directory.unitsIn(parentId);
    return pageOf(call, 'Children', children, ({ id }) => ({ Id: id, Type: type }));
  });
}

export function listParents(call: Call): Answer {
  const { directory, organization } = call.world;
  const childId = call.parameters.text('ChildId') ?? '';
  const child = directory.account(childId) ?? directory.unit(childId);
  if (child === undefined)
    return refuse(
      'ChildNotFoundException',
      400,
      "We can't find an organizational unit (OU) or AWS account with the ChildId that you specified.",
    );
  const type = child.parentId === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
  return pageOf(call, 'Parents', [child.parentId], (id) => ({ Id: id, Type: type }));
}

function underParent({ world, parameters }: Call, answer: (parentId: string) => Answer): Answer {
  const parentId = parameters.text('ParentId') ?? '';
  const known = parentId === world.organization.rootId || world.directory.unit(parentId) !== undefined;
  return known ? answer(parentId) : parentNotFound();
}

function parentNotFound(): Refusal {
  return refuse(
    'ParentNotFoundException',
    400,
    "We can't find a root or OU with the ParentId that you specified.",
  );
}

import type { Policy } from '../../organization/organization.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { invalidInput, pageOf } from './pages.ts';
import { policyShape, targetShape } from './shapes.ts';

/** Of the types of policy, an organization here uses service control policies only. */
export function listPolicies(call: Call): Answer {
  const { world, parameters } = call;
  const filter = parameters.text('Filter') ?? '';
  if (!/^[A-Z0-9_]+_POLICY$/.test(filter)) return invalidInput('INVALID_ENUM_POLICY_TYPE');
  const policies = filter === 'SERVICE_CONTROL_POLICY' ? world.organization.policies : [];
  return pageOf(call, 'Policies', policies, (policy) => policyShape(world, policy));
}

export function describePolicy(call: Call): Answer {
  return ofPolicy(call, (policy) =>
    JSON.stringify({
      Policy: { PolicySummary: policyShape(call.world, policy), Content: policy.document },
    }),
  );
}

export function listTargetsForPolicy(call: Call): Answer {
  return ofPolicy(call, ({ targetIds }) =>
    pageOf(call, 'Targets', targetIds, (id) => targetShape(call.world, id)),
  );
}

function ofPolicy({ world, parameters }: Call, answer: (policy: Policy) => Answer): Answer {
  const policy = world.directory.policy(parameters.text('PolicyId') ?? '');
  return policy === undefined
    ? refuse('PolicyNotFoundException', 400, "We can't find a policy with the PolicyId that you specified.")
    : answer(policy);
}

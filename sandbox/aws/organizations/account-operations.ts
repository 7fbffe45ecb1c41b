import { jsonTime } from '../protocol/time.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { pageOf } from './pages.ts';
import { accountShape } from './shapes.ts';

export function listAccounts(call: Call): Answer {
  const { world } = call;
  return pageOf(call, 'Accounts', world.organization.accounts, (account) => accountShape(world, account));
}

export function describeAccount({ world, parameters }: Call): Answer {
  const account = world.directory.account(parameters.text('AccountId') ?? '');
  return account === undefined
    ? refuse('AccountNotFoundException', 400, "You specified an account that doesn't exist.")
    : JSON.stringify({ Account: accountShape(world, account) });
}

/** There is at most one here: the delegated administrator of IAM. */
export function listDelegatedAdministrators(call: Call): Answer {
  const { world, parameters } = call;
  const service = parameters.text('ServicePrincipal') ?? 'iam.amazonaws.com';
  const { delegatedAdministrator = '' } = world.organization;
  const account =
    service === 'iam.amazonaws.com' ? world.directory.account(delegatedAdministrator) : undefined;
  return pageOf(call, 'DelegatedAdministrators', account === undefined ? [] : [account], (each) => {
    const { Paths: _, ...shape } = { Paths: undefined, ...accountShape(world, each) };
    return { ...shape, DelegationEnabledDate: jsonTime(world.at(each.joined)) };
  });
}

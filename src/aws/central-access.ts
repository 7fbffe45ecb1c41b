import type { Fact } from '../domain/fact.ts';
import type { OrganizationFeatures } from '../domain/organization.ts';
import { type Instant, MINUTE } from '../domain/time.ts';
import type { Clock } from '../operations/ports.ts';
import type { Caller } from './call.ts';

/** Whether central root access is on, as far as AWS said. */
export type CentralAccess = 'on' | 'off' | 'unknown';

/** Asks with the caller of the account for which it must be known. */
export type AskCentralAccess = (caller: Caller) => Promise<CentralAccess>;

/** Asked once a minute, however many accounts refuse a root session: all of them are told the same. */
export function createAskCentralAccess(
  read: (caller: Caller) => Promise<Fact<OrganizationFeatures>>,
  clock: Clock,
): AskCentralAccess {
  let last: { readonly at: Instant; readonly access: Promise<CentralAccess> } | undefined;
  return (caller) => {
    const now = clock.now();
    if (last === undefined || now - last.at >= MINUTE)
      last = { at: now, access: read(caller).then(accessIn) };
    return last.access;
  };
}

function accessIn(features: Fact<OrganizationFeatures>): CentralAccess {
  if (features.kind === 'unknown') return 'unknown';
  return features.value.rootCredentialsManagement ? 'on' : 'off';
}

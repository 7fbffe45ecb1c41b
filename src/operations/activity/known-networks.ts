import { BlockList, isIP } from 'node:net';
import type { Network } from '../../domain/alert/alert-view.ts';
import type { KnownNetwork } from '../../domain/known-network.ts';

/** In which known network an address is; the first that has it. What is no IP address is in none. */
export type NetworkOf = (address: string) => Network;

/** `networks`: validated CIDRs. Without any nobody can tell, and every answer is `no-list`. */
export function createNetworkOf(networks: readonly KnownNetwork[]): NetworkOf {
  const listed = networks.map(({ name, cidrs }) => ({ name, addresses: addressesIn(cidrs) }));
  return (address) => {
    if (listed.length === 0) return { kind: 'no-list' };
    const family = isIP(address);
    const known = listed.find(
      ({ addresses }) => family !== 0 && addresses.check(address, familyName(family)),
    );
    return known === undefined ? { kind: 'unlisted' } : { kind: 'known', name: known.name };
  };
}

function addressesIn(cidrs: readonly string[]): BlockList {
  const addresses = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.split('/');
    addresses.addSubnet(address, Number(bits), familyName(isIP(address)));
  }
  return addresses;
}

function familyName(family: number): 'ipv4' | 'ipv6' {
  return family === 6 ? 'ipv6' : 'ipv4';
}

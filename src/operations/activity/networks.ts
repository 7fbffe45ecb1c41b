import { BlockList, isIP } from 'node:net';
import type { Network } from '../../domain/alert/alert-view.ts';
import type { KnownNetwork } from '../../domain/known-network.ts';

/** Which network an address is in. */
export type NetworkOf = (address: string) => Network;

/** Throws on what is no range: the configuration is checked before. */
export function createNetworkOf(networks: readonly KnownNetwork[]): NetworkOf {
  const lists = networks.map(({ name, ranges }) => ({ name, list: listOf(ranges) }));
  return (address) => {
    if (lists.length === 0) return { kind: 'no-list' };
    const family = familyOf(address);
    const found = family && lists.find(({ list }) => list.check(address, family));
    return found === undefined ? { kind: 'unlisted' } : { kind: 'known', name: found.name };
  };
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = familyOf(address);
    if (family === undefined) throw new Error(`${range} is no network`);
    list.addSubnet(address, bits === undefined ? mostBits(family) : Number(bits), family);
  }
  return list;
}

/** The name of a service is no address. */
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  const version = isIP(address);
  if (version === 0) return undefined;
  return version === 4 ? 'ipv4' : 'ipv6';
}

function mostBits(family: 'ipv4' | 'ipv6'): number {
  return family === 'ipv4' ? 32 : 128;
}

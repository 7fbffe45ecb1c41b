import { isIP } from 'node:net';

/** Whether it is an IPv4 or IPv6 network in CIDR notation, and not all of the internet. */
export function isCidr(text: string): boolean {
  const [, address = '', prefix = ''] = /^([^/%]+)\/(\d{1,3})$/.exec(text) ?? [];
  const family = isIP(address);
  const bits = Number(prefix);
  return family !== 0 && bits >= 1 && bits <= (family === 4 ? 32 : 128);
}

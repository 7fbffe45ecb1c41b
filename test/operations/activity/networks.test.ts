import { createNetworkOf } from '../../../src/operations/activity/networks.ts';

const NETWORKS = [
  { name: 'Office', ranges: ['198.51.100.0/24', '2001:db8::/32'] },
  { name: 'VPN', ranges: ['203.0.113.7/32'] },
];

describe('known networks', () => {
  const networkOf = createNetworkOf(NETWORKS);

  test('an address is in the network that holds it, of either family', () => {
    expect(networkOf('198.51.100.255')).toEqual({ kind: 'known', name: 'Office' });
    expect(networkOf('2001:db8:ffff::1')).toEqual({ kind: 'known', name: 'Office' });
    expect(networkOf('203.0.113.7')).toEqual({ kind: 'known', name: 'VPN' });
  });

  test('an IPv4 address that is written as IPv6 is the same address', () => {
    expect(networkOf('::ffff:198.51.100.9')).toEqual({ kind: 'known', name: 'Office' });
  });

  test('an address beside them, and what is no address, is in none', () => {
    for (const other of [
      '198.51.101.0',
      '203.0.113.8',
      '2001:db9::1',
      'AWS Internal',
      'cloudformation.amazonaws.com',
      '',
    ]) {
      expect(networkOf(other)).toEqual({ kind: 'unlisted' });
    }
  });

  test('without a list nobody can tell, and nothing is called unknown', () => {
    expect(createNetworkOf([])('198.51.100.9')).toEqual({ kind: 'no-list' });
  });
});

import { generateOrganization } from '../../../sandbox/organization/generate.ts';
import { madeUpUsers } from '../../../sandbox/organization/made-up-users.ts';

describe('A generated organization', () => {
  it('is the same for the same seed, and another for another', () => {
    const options = { accounts: 50, usersPerAccount: 5 };
    const one = generateOrganization({ ...options, seed: 1 });
    expect(generateOrganization({ ...options, seed: 1 })).toEqual(one);
    expect(generateOrganization({ ...options, seed: 2 })).not.toEqual(one);
  });

  it('has as many accounts as were asked for, one of them the management account, each id once', () => {
    const { accounts } = generateOrganization({ accounts: 5_000, seed: 1 });
    expect(accounts).toHaveLength(5_000);
    expect(accounts.filter(({ isManagement }) => isManagement)).toHaveLength(1);
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(5_000);
    expect(accounts.every(({ id }) => /^\d{12}$/.test(id))).toBe(true);
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(5_000);
  });

  it('puts every member into a unit', () => {
    const { accounts, units } = generateOrganization({ accounts: 200, seed: 1 });
    const ids = new Set(units.map(({ id }) => id));
    expect(
      accounts.filter(({ isManagement }) => !isManagement).every(({ parentId }) => ids.has(parentId)),
    ).toBe(true);
  });

  it('has problems of every kind, and most root users without credentials', () => {
    const { accounts } = generateOrganization({ accounts: 1_000, seed: 1 });
    const count = (has: (account: (typeof accounts)[number]) => boolean) => accounts.filter(has).length;
    expect(count(({ root }) => root.password === undefined)).toBeGreaterThan(800);
    expect(count(({ root }) => root.accessKeys.length > 0)).toBeGreaterThan(5);
    expect(count(({ root }) => root.password !== undefined && root.mfa.length === 0)).toBeGreaterThan(5);
    expect(count(({ root }) => root.certificates.length > 0)).toBeGreaterThan(3);
    expect(count(({ auditRole }) => auditRole === undefined)).toBeGreaterThan(3);
    expect(count(({ state }) => state === 'SUSPENDED')).toBeGreaterThan(0);
    expect(count(({ securityContact }) => securityContact === undefined)).toBeGreaterThan(50);
  });
});

describe('IAM users that are made up', () => {
  it('are as many as asked for, the same for one account each time, and each name once', () => {
    const users = madeUpUsers('111122223333', 50);
    expect(users).toHaveLength(50);
    expect(new Set(users.map(({ name }) => name)).size).toBe(50);
    expect(madeUpUsers('111122223333', 50)).toEqual(users);
    expect(madeUpUsers('222233334444', 50)).not.toEqual(users);
  });
});

import { known, unknown } from '../../src/domain/fact.ts';
import { type NamedScopes, resolveScope } from '../../src/domain/scope.ts';
import {
  accountId,
  accountIdNumber,
  aDirectory,
  aManagementAccount,
  anAccount,
} from '../support/builders/account.ts';
import { NOW } from '../support/builders/time.ts';

const tags = (values: Record<string, string>) => known(values, 'Organizations', NOW);

const payments = anAccount();
const crm = anAccount({
  id: accountId('222233334444'),
  name: 'legacy-crm',
  tags: tags({ env: 'prod', tier: '1' }),
});
const staging = anAccount({
  id: accountId('333344445555'),
  name: 'payments-staging',
  ouPath: ['workloads', 'staging'],
  tags: tags({ env: 'staging' }),
});
const nested = anAccount({
  id: accountId('444455556666'),
  name: '東京の支払いシステム本番環境アカウント',
  ouPath: ['workloads', 'prod', 'tokyo'],
  tags: tags({}),
});
const twinOne = anAccount({
  id: accountId('555566667777'),
  name: 'Shared Services',
  ouPath: ['infrastructure'],
  tags: tags({}),
});
const twinTwo = anAccount({
  id: accountId('666677778888'),
  name: 'shared services',
  ouPath: [],
  tags: tags({}),
});
const odd = anAccount({
  id: accountId('777788889999'),
  name: '<!channel> *bold* & co',
  ouPath: ['production'],
  tags: tags({}),
});
const management = aManagementAccount({ tags: tags({}) });

const directory = aDirectory({
  accounts: [payments, crm, staging, nested, twinOne, twinTwo, odd, management],
});
const scopes: NamedScopes = {
  prod: { ou: ['workloads/prod'] },
  pci: { tags: ['env=prod'], accounts: ['payments-*'], except: ['legacy-crm'] },
  'all-but-tokyo': { except: ['444455556666'] },
};

function names(text: string): readonly string[] {
  const scope = resolveScope(text, directory, scopes);
  return scope.kind === 'resolved' ? scope.members.map(({ id }) => id) : [`unknown: ${scope.suggestions}`];
}

const ids = (...accounts: readonly { id: string }[]) => accounts.map(({ id }) => id);

describe('what a scope may be', () => {
  test.each([
    ['a configured name', 'prod', ids(payments, crm, nested)],
    ['a configured name in other case', 'PROD', ids(payments, crm, nested)],
    ['a union less its exceptions', 'pci', ids(payments, staging)],
    [
      'a definition of exceptions only',
      'all-but-tokyo',
      ids(payments, crm, staging, twinOne, twinTwo, odd, management),
    ],
    ['all', 'all', directory.accounts.map(({ id }) => id)],
    ['an OU, with those below it', 'workloads', ids(payments, crm, staging, nested)],
    ['an OU path', 'workloads/prod', ids(payments, crm, nested)],
    ['an OU path with slashes at its ends', '/Workloads/Prod/', ids(payments, crm, nested)],
    ['an OU, and no other whose name begins alike', 'production', ids(odd)],
    ['a tag', 'env=staging', ids(staging)],
    ['an account id', '222233334444', ids(crm)],
    ['an account id as the console writes it', '2222-3333-4444', ids(crm)],
    ['an account name', 'legacy-crm', ids(crm)],
    ['an account name in other case', 'Legacy-CRM', ids(crm)],
    ['a name of two accounts', 'shared services', ids(twinOne, twinTwo)],
    ['a name in quotes', '"Shared Services"', ids(twinOne, twinTwo)],
    ['a name in the curly quotes of a phone', '“Shared Services”', ids(twinOne, twinTwo)],
    ['a glob', 'pay*', ids(payments, staging)],
    ['a glob over every name', '*', directory.accounts.map(({ id }) => id)],
    ['a Japanese name', '東京の支払いシステム本番環境アカウント', ids(nested)],
    ['a name that looks like markup and like a glob', '<!channel> *bold* & co', ids(odd)],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  test('the label of what was found can be typed again', () => {
    for (const text of [
      'PROD',
      '/workloads/prod/',
      'env=staging',
      '2222-3333-4444',
      'Legacy-CRM',
      'pay*',
      'ALL',
    ]) {
      const first = resolveScope(text, directory, scopes);
      const label = first.kind === 'resolved' ? first.label : '';
      expect(resolveScope(label, directory, scopes)).toEqual(first);
    }
  });

  test('a configured name wins over an account of that name', () => {
    const scope = resolveScope('legacy-crm', directory, { 'legacy-crm': { ou: ['infrastructure'] } });
    expect(scope).toMatchObject({ label: 'legacy-crm', members: [twinOne] });
  });

  test('a configured scope may be empty', () => {
    expect(resolveScope('x', directory, { x: { ou: ['gone'] } })).toMatchObject({
      kind: 'resolved',
      members: [],
    });
  });
});

describe('accounts whose tags are unread', () => {
  const unread = anAccount({
    id: accountId('888899990000'),
    name: 'unread',
    ouPath: [],
    tags: unknown('not read yet'),
  });
  const withUnread = aDirectory({ accounts: [payments, unread] });

  test('are undecided in a tag scope, never in or out', () => {
    expect(resolveScope('env=prod', withUnread, {})).toMatchObject({ members: [payments], undecided: 1 });
    expect(resolveScope('env=dev', withUnread, {})).toMatchObject({ members: [], undecided: 1 });
  });

  test('are in a defined scope that names them otherwise, and out of one that excepts them', () => {
    const named: NamedScopes = {
      by: { tags: ['env=prod'], accounts: ['unread'] },
      less: { tags: ['env=prod'], except: ['unr*'] },
      open: { tags: ['env=prod'] },
    };
    expect(resolveScope('by', withUnread, named)).toMatchObject({
      members: [payments, unread],
      undecided: 0,
    });
    expect(resolveScope('less', withUnread, named)).toMatchObject({ members: [payments], undecided: 0 });
    expect(resolveScope('open', withUnread, named)).toMatchObject({ members: [payments], undecided: 1 });
  });
});

describe('an unknown scope', () => {
  test.each([
    ['a slip in a scope’s name', 'prdo', 'prod'],
    ['a slip in an account’s name', 'legacy-crn', 'legacy-crm'],
    ['the end of an OU path', 'staging', 'workloads/staging'],
    ['a slip in an OU path', 'workload/prod', 'workloads/prod'],
    ['a tag in other case', 'Env=prod', 'env=prod'],
    ['a digit too few', '22223333444', '222233334444'],
    ['part of a name', 'payments', 'payments-prod'],
    ['a name with a space, quoted to be typed', 'shared servces', '"Shared Services"'],
  ])('%s suggests what was meant first', (_, text, expected) => {
    const scope = resolveScope(text, directory, scopes);
    expect(scope).toMatchObject({ kind: 'unknown' });
    expect(scope.kind === 'unknown' && scope.suggestions[0]).toBe(expected);
  });

  test('nothing near suggests what there is', () => {
    const scope = resolveScope('zzzzzzzzzzzzzzzz', directory, scopes);
    expect(scope).toEqual({ kind: 'unknown', suggestions: ['all', 'prod', 'pci', 'all-but-tokyo'] });
  });

  test.each(['', '   ', '""', '/', '=', '000000000000'])('%p is no scope', (text) => {
    expect(resolveScope(text, directory, scopes).kind).toBe('unknown');
  });

  test('is answered for five thousand accounts with the nearest of them', () => {
    const accounts = Array.from({ length: 5_000 }, (_, n) =>
      anAccount({
        id: accountIdNumber(n),
        name: `workload-${n}-production`,
        ouPath: ['workloads', `team-${n % 400}`],
      }),
    );
    const big = aDirectory({ accounts });
    const scope = resolveScope('workload-4711-prodction', big, {});

    expect(scope.kind === 'unknown' && scope.suggestions[0]).toBe('workload-4711-production');
  });
});

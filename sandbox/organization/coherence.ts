import type { Outline } from './schema.ts';

/** What is wrong between the parts of an organization file, each part right by itself; a line each. */
export function incoherences(outline: Outline): string[] {
  return [
    ...repeated(outline),
    ...managementProblems(outline),
    ...delegationProblems(outline),
    ...targetProblems(outline),
    ...featureProblems(outline),
    ...faultProblems(outline),
    ...historyProblems(outline),
  ];
}

/** The paths of all units that `outline` speaks of, with those above them, from the top down. */
export function unitPaths({ units, accounts }: Pick<Outline, 'units' | 'accounts'>): string[] {
  const paths = new Set<string>();
  for (const path of [...units, ...accounts.flatMap(({ ou }) => ou ?? [])]) {
    const names = path.split('/');
    names.forEach((_, depth) => void paths.add(names.slice(0, depth + 1).join('/')));
  }
  return [...paths];
}

function repeated({ accounts, policies }: Outline): string[] {
  return [
    ...repeats(accounts.map(({ id }) => id)).map(
      ([n, id]) =>
        `accounts[${n}].id: found ${JSON.stringify(id)} again; accepted: an id that no other account has`,
    ),
    ...repeats(policies.map(({ id }) => id)).map(
      ([n, id]) =>
        `policies[${n}].id: found ${JSON.stringify(id)} again; accepted: an id that no other policy has`,
    ),
  ];
}

function repeats(values: readonly (string | undefined)[]): [number, string][] {
  return values.flatMap((value, n): [number, string][] =>
    value !== undefined && value !== '' && values.indexOf(value) !== n ? [[n, value]] : [],
  );
}

function managementProblems({ accounts }: Outline): string[] {
  const count = accounts.filter(({ management }) => management).length;
  if (count === 1 || accounts.length === 0) return [];
  return [`accounts: found ${count === 0 ? 'none' : count} with management: true; accepted: exactly one`];
}

function delegationProblems({ delegatedAdministrator: id, accounts }: Outline): string[] {
  if (id === undefined || accounts.some((each) => each.id === id && !each.management)) return [];
  return [
    `delegatedAdministrator: found ${JSON.stringify(id)}; accepted: the id of a member account of this file`,
  ];
}

function targetProblems(outline: Outline): string[] {
  const known = new Set(['root', ...unitPaths(outline), ...outline.accounts.map(({ id }) => id)]);
  return outline.policies.flatMap(({ targets }, n) =>
    targets.flatMap((target, m) =>
      known.has(target)
        ? []
        : [
            `policies[${n}].targets[${m}]: found ${JSON.stringify(target)}; accepted: root, an OU path or an account id of this file`,
          ],
    ),
  );
}

function featureProblems({ features, trustedAccess }: Outline): string[] {
  if (trustedAccess || features.length === 0) return [];
  return [
    'trustedAccess: found false; accepted: true where features are on, since AWS refuses them without it',
  ];
}

const REPORT_FAULTS = ['reportNeverReady', 'garbledReport'];
const REPORT_CALLS = ['all', 'iam:GenerateCredentialReport', 'iam:GetCredentialReport'];

function faultProblems({ accounts }: Outline): string[] {
  return accounts.flatMap(({ faults }, n) =>
    Object.entries(faults).flatMap(([call, fault]) =>
      REPORT_FAULTS.includes(fault) && !REPORT_CALLS.includes(call)
        ? [
            `accounts[${n}].faults.${call}: found ${JSON.stringify(fault)}; accepted: that for ${REPORT_CALLS.join(', ')} only`,
          ]
        : [],
    ),
  );
}

function historyProblems({ history, accounts, delegatedAdministrator }: Outline): string[] {
  const { days, earlier, acknowledged } = history;
  const needed = [
    delegatedAdministrator,
    ...accounts.flatMap(({ id, management }) => (management ? id : [])),
  ];
  const told = [
    ...earlier.map((each, n) => ({ ...each, key: `history.earlier[${n}]` })),
    ...acknowledged.map((each, n) => ({ ...each, missing: false, key: `history.acknowledged[${n}]` })),
  ];
  return told.flatMap(({ account, daysAgo, missing, key }) => [
    ...(accounts.some(({ id }) => id === account)
      ? []
      : [`${key}.account: found ${JSON.stringify(account)}; accepted: the id of an account of this file`]),
    ...(daysAgo > days ? [`${key}.daysAgo: found ${daysAgo}; accepted: at most history.days, ${days}`] : []),
    ...(missing && needed.includes(account)
      ? [`${key}.missing: found true; accepted: that for members other than the delegated administrator`]
      : []),
  ]);
}

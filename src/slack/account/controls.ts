import type { Controls } from '../../domain/checks/check.ts';

/** The check's numbers in the published standards: `CIS 7.0 2.4, CIS 6.0 2.3; Security Hub IAM.4`; empty where it has none. */
export function controlsInWords({ cis = {}, securityHub = [] }: Controls): string {
  const numbers = Object.entries(cis)
    .reverse()
    .map(([version, control]) => `CIS ${version} ${control}`)
    .join(', ');
  const hub = securityHub.length === 0 ? '' : `Security Hub ${securityHub.join(', ')}`;
  return [numbers, hub].filter((part) => part !== '').join('; ');
}

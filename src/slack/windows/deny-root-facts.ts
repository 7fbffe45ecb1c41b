import type { CardView, DenyRootHere } from '../../domain/window/card-view.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { alike } from './alike.ts';
import { fact, type Line } from './lines.ts';
import type { Room } from './room.ts';

const IDS_LENGTH = 100;

/** Whether service control policies deny the root users their actions: a window then opens nothing by itself. */
export function denyRootFacts({ window, denyRoot }: CardView, room: Room): Line[] {
  const { accounts } = window.request;
  const described = accounts.map((account) => ({
    account,
    words: coverageInWords(denyRoot.find(({ accountId }) => accountId === account.id)),
  }));
  return [fact('Deny-root SCP', alike(described, window, room))];
}

function coverageInWords(here: DenyRootHere | undefined): string {
  const ids = harmlessLabel(here?.policyIds.join(', ') ?? '', IDS_LENGTH);
  switch (here?.coverage) {
    case 'full':
      return `${ids} applies here; root can do nothing until the account is exempt`;
    case 'partial':
      return `${ids} denies part of what root does here`;
    case 'none':
      return 'none here';
    case 'not-bound':
      return 'none: SCPs do not bind the management account';
    case 'unknown':
    case undefined:
      return 'not known: the policies were not read';
  }
}

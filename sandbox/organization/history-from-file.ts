import { demoWorkspace } from '../slack/demo-workspace.ts';
import type { AccountFile } from './account-schema.ts';
import { idOf, toOrganization } from './from-file.ts';
import type { AcknowledgedThen, History } from './history.ts';
import type { OrganizationFile } from './schema.ts';

type HistoryFile = NonNullable<OrganizationFile['history']>;
type Earlier = HistoryFile['earlier'][number];

/** The days before, as a valid file tells them; `undefined` where it tells none. */
export function historyOf(file: OrganizationFile, reports: ReadonlyMap<string, string>): History | undefined {
  const { history } = file;
  if (history === undefined) return undefined;
  const daysAgo = Array.from({ length: history.days }, (_, n) => history.days - n);
  return {
    days: daysAgo.map((days) => ({
      daysAgo: days,
      organization: toOrganization(
        { ...file, accounts: accountsThen(file.accounts, history, days) },
        reports,
      ),
    })),
    acknowledged: history.acknowledged.map(acknowledgedThen),
  };
}

function accountsThen(accounts: readonly AccountFile[], { earlier }: HistoryFile, daysAgo: number) {
  // What is further back decides, where both are told.
  const told = earlier.filter((each) => each.daysAgo <= daysAgo).sort((a, b) => a.daysAgo - b.daysAgo);
  return accounts.flatMap((account) => {
    const changes = told.filter((each) => each.account === account.id);
    if (changes.some(({ missing }) => missing === true)) return [];
    return [changes.reduce(asItWas, account)];
  });
}

function asItWas(account: AccountFile, earlier: Earlier): AccountFile {
  return { ...account, ...toldBy(earlier) };
}

/** Without what the file says nothing about, which would read as "there was none". */
function toldBy({ name, ou, state, root, auditRole }: Earlier) {
  return {
    ...(name !== undefined && { name }),
    ...(ou !== undefined && { ou }),
    ...(state !== undefined && { state }),
    ...(root !== undefined && { root }),
    ...(auditRole !== undefined && { auditRole }),
  };
}

function acknowledgedThen({
  account,
  check,
  by,
  ...rest
}: HistoryFile['acknowledged'][number]): AcknowledgedThen {
  const person = demoWorkspace.people.find(({ handle }) => handle === by);
  if (person === undefined) throw new Error(`${by} is nobody; the schema must refuse it`);
  const { id, name, email } = person;
  return { on: idOf(account), checkId: check, by: { id, name, email }, ...rest };
}

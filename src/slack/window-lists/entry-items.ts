import type { AuditEntry, DroppedApproval } from '../../domain/audit-chain/entry.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReminderTopic, WindowEvent } from '../../domain/window/events.ts';
import { type AccountFindings, remediesOf } from '../../domain/window/findings.ts';
import { ineligibleClause } from '../requests/ineligible-clause.ts';
import { harmless } from '../text/harmless.ts';
import { notComparedInWords } from '../windows/finding-facts.ts';
import { standingInWords } from '../windows/found.ts';
import { rootInWords } from '../windows/root-words.ts';
import { judgedByInWords, label, recordPerson, recordTime } from './record-words.ts';
import { lineItems, textItems } from './text-items.ts';

const REMINDED: Readonly<Record<ReminderTopic, string>> = {
  undecided: 'that it is undecided',
  ending: 'of its end',
  unreviewed: 'of its review',
};
const FINDING_LENGTH = 1_500;

/** One entry of the history: its number, time, who did what and by which policy; then what they wrote, exactly. */
export function entryItems(
  { seq, at, event, policy, dropped = [] }: AuditEntry,
  names: ReadonlyMap<string, string>,
): string[] {
  const judged = policy === undefined ? '' : ` (${judgedByInWords(policy)})`;
  return [
    ...lineItems(`${seq}. ${recordTime(at)}  ${doneInWords(event, names)}${judged}`),
    ...dropped.flatMap((each) =>
      lineItems(`   NOT COUNTED ANY MORE: the approval of ${notCounted(each, at)}`),
    ),
    ...written(event).map((item) => `   ${item}`),
  ];
}

function notCounted({ by, because }: DroppedApproval, at: Instant): string {
  return `${recordPerson(by)}, who ${ineligibleClause(because, at)}`;
}

function doneInWords(event: WindowEvent, names: ReadonlyMap<string, string>): string {
  switch (event.type) {
    case 'requested':
      return `requested by ${recordPerson(event.request.requester)}`;
    case 'approved':
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
    case 'reviewed':
      return `${event.type} by ${recordPerson(event.by)}`;
    case 'declared-afterwards':
      return `a use declared afterwards by ${recordPerson(event.by)}`;
    case 'findings-recorded':
      return 'root users measured by Rootkeeper, before and after';
    case 'reminded': {
      const people = event.people.map((id) => names.get(id) ?? label(id));
      return `reminded by Rootkeeper ${REMINDED[event.about]}: ${people.join('; ') || 'nobody'}`;
    }
    case 'paper-recorded':
      return `taken in from paper, written ${recordTime(event.writtenAt)}`;
  }
}

/** What people wrote, and what was measured. */
function written(event: WindowEvent): string[] {
  switch (event.type) {
    case 'approved':
      return event.note === undefined ? [] : textItems('Note', event.note);
    case 'denied':
    case 'revoked':
      return textItems('Reason', event.reason);
    case 'reviewed':
      return textItems('What was done', event.done);
    case 'declared-afterwards':
      return [...textItems('Use', event.use), ...textItems('Reason', event.reason)];
    case 'paper-recorded':
      return [...textItems('Taken in by', event.recordedBy), ...textItems('On paper', event.text)];
    case 'findings-recorded':
      return event.findings.accounts.flatMap(findingItems);
    case 'requested':
    case 'withdrawn':
    case 'closed':
    case 'reminded':
      return [];
  }
}

function findingItems(findings: AccountFindings): string[] {
  const { accountId, before, after, calledOut } = findings;
  const loud = harmless(calledOut.join('; '), FINDING_LENGTH);
  const todo = remediesOf(findings).join('; ');
  const unknown = [notComparedInWords(before, after) ?? []].flat();
  const said = `${loud}.${todo === '' ? '' : ` Do: ${todo}`}`;
  const what = [standingInWords(findings), ...(calledOut.length === 0 ? [] : [said])].join(': ');
  return [
    ...lineItems(`${label(accountId)}: ${what}`),
    ...lineItems(
      `   ${[`before: ${rootInWords(before)}`, `after: ${rootInWords(after)}`, ...unknown].join('; ')}`,
    ),
  ];
}

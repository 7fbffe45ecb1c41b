import type { NeededCustody } from '../../domain/approval-policy/custody.ts';
import { shortHash } from '../../domain/approval-policy/hash.ts';
import type { Origin, Timing, WindowRequest } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { count } from '../text/words.ts';
import { exactLength } from '../windows/when.ts';
import { label, recordPerson, recordTime } from './record-words.ts';
import { lineItems, textItems } from './text-items.ts';

/** What was asked for, all of it. `names`: by user id, as far as they are known. */
export function requestItems(window: RootWindow, names: ReadonlyMap<string, string>): string[] {
  const { request } = window;
  const { requester, operator, task, reason, ticket, lapsesAt } = request;
  return [
    `Asked for: ${recordTime(request.requestedAt)}`,
    ...originItems(request.origin),
    `Requester: ${recordPerson(requester)}`,
    `Operator: ${recordPerson(operator)}`,
    ...request.accounts.map(({ id, name }) => `Account: ${label(name)} ${label(id)}`),
    `Task: ${label(task.title)}; still needs root: ${task.needsRoot ? 'yes' : 'NO'} (list of ${label(task.listVersion)})`,
    ...(task.insistence === undefined ? [] : textItems('Why root all the same', task.insistence)),
    ...textItems('Why', reason),
    ...(ticket === undefined ? [] : textItems('Ticket', ticket)),
    `When: ${timingInWords(request.timing)}`,
    `Lapses if undecided: ${recordTime(lapsesAt)}`,
    ...policyItems(request),
    ...request.custody.flatMap((item) => lineItems(custodyInWords(item, names))),
    ...relatedItems(request),
  ];
}

function originItems(origin: Origin): string[] {
  switch (origin.kind) {
    case 'request':
      return [];
    case 'break-glass':
      return ['BREAK-GLASS: it opened at once; nobody was asked'];
    case 'afterwards':
      return ['DECLARED AFTERWARDS: it sanctioned nothing', ...textItems('Use', origin.use)];
    case 'paper':
      return [
        'FROM PAPER: what follows was written while Rootkeeper was down; nobody checked it',
        ...textItems('Taken in by', origin.recordedBy),
        ...origin.approvals.flatMap(({ name, at }) =>
          textItems(`Approval on paper, ${recordTime(at)}, by`, name),
        ),
      ];
  }
}

function timingInWords(timing: Timing): string {
  const length = `for ${exactLength(timing.duration)}`;
  return timing.kind === 'at'
    ? `${length} from ${recordTime(timing.start)}`
    : `${length} from the approval on`;
}

function policyItems({ policy, policyHash }: WindowRequest): string[] {
  const { scopes, quorum, reviewWithin, notifyDirectly } = policy;
  const review = `its review due ${exactLength(reviewWithin)} after the end`;
  const told = notifyDirectly ? ', told by direct message' : '';
  return lineItems(
    `Policy ${label(shortHash(policyHash))}: ${scopes.map(label).join(', ')}; ${count(quorum, 'approval')}, ${review}${told}`,
  );
}

function custodyInWords(item: NeededCustody, names: ReadonlyMap<string, string>): string {
  const { kind, label: what, holder, place, accounts } = item;
  const held = kind === 'mailbox' ? 'owned by' : 'held by';
  const where = place === undefined ? '' : `, at ${label(place)}`;
  return `Needs: ${label(what)}, ${held} ${names.get(holder) ?? label(holder)}${where}; for ${accounts.map(label).join(', ')}`;
}

function relatedItems({ overlaps, continues }: WindowRequest): string[] {
  return [
    ...(continues === undefined ? [] : [`More time for: ${label(continues)}`]),
    ...(overlaps.length === 0
      ? []
      : lineItems(`At the same time on one of its accounts: ${overlaps.map(label).join(', ')}`)),
  ];
}

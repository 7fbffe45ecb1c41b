import type { DispositionKind } from '../alert/alert.ts';
import type { Accounted, NotKnown } from './accounted.ts';
import type { Found, UseAlert } from './root-use.ts';

/** How a use is accounted for, in sentences: `In window RW-7F3K2M.`, `UNSANCTIONED: no window. AL-2M9QXZ: nobody has it.` */
export function accountedInWords(accounted: Accounted): string {
  if (accounted.kind === 'not-known') return `${NOT_KNOWN[accounted.why]}.`;
  const { found, alert } = accounted;
  return [`${foundInWords(found)}.`, ...(alert === undefined ? [] : [`${alertInWords(alert)}.`])].join(' ');
}

/** `AL-2M9QXZ: Omar Diaz has it`. */
export function alertInWords({ id, owner, disposition }: UseAlert): string {
  if (disposition !== undefined) {
    return `Alert ${id}: ${DISPOSED[disposition.kind]}, says ${disposition.by.name}`;
  }
  return owner === undefined ? `Alert ${id}: NOBODY has it` : `Alert ${id}: ${owner} has it, undecided yet`;
}

const DISPOSED: Readonly<Record<DispositionKind, string>> = {
  'false-alarm': 'a false alarm',
  legitimate: 'legitimate',
  incident: 'an INCIDENT',
};

const NOT_KNOWN: Readonly<Record<NotKnown, string>> = {
  'not-watched': 'Whether a window covered it is not known: root activity is not watched',
  unread: 'Whether a window covered it could not be read',
  before: 'Whether a window covered it is not known: nobody listened to root activity then',
  awaited: 'Whether a window covered it is not known yet: its events may still arrive',
  unjudged: 'Whether a window covered it is not known yet: its events are being judged',
};

function foundInWords(found: Exclude<Found, 'unjudged'>): string {
  if (found === 'nothing') return 'MISSED: no event of it was seen';
  const id = found.windowId ?? 'a window';
  switch (found.kind) {
    case 'in-window':
      return `In window ${id}`;
    case 'break-glass':
      return `Break-glass in ${id}, approved by nobody`;
    case 'outside-task':
      return `UNSANCTIONED: outside the task of ${id}`;
    case 'too-late':
      return `UNSANCTIONED: too late for ${id}`;
    case 'too-early':
      return `UNSANCTIONED: too early for ${id}`;
    case 'other-account':
      return `UNSANCTIONED: ${id} was for another account`;
    case 'no-window':
      return 'UNSANCTIONED: no window';
  }
}

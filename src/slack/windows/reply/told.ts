import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { DeclareAfterwards, Deny, Review, Revoke } from '../../../domain/window/events.ts';
import { findingsStanding } from '../../../domain/window/findings-standing.ts';
import { findingsDueAt } from '../../../domain/window/measuring.ts';
import type { Person } from '../../../domain/window/person.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { harmlessLabel } from '../../text/harmless.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { quoted, REPLY_ROOM } from '../room.ts';
import { afterTheEnd } from './after-the-end.ts';
import { approvedTold } from './approved.ts';
import { measuredTold } from './measured.ts';
import { remindedTold } from './reminded.ts';
import type { ReplyLines } from './reply-lines.ts';

const AGAIN = 'Do: nobody signs in. Ask again with /root-request if it is still needed.';

/** A step of the history, as it was when it was taken. */
export function told(window: RootWindow, entry: AuditEntry, now: Instant): ReplyLines {
  const { event, at } = entry;
  switch (event.type) {
    case 'approved':
      return approvedTold(window, entry, event, now);
    case 'denied':
      return { what: `denied by ${name(event.by)}`, rest: [because(window, event), AGAIN] };
    case 'withdrawn':
      return {
        what: `withdrawn by ${name(event.by)}${part(window, event.by)}`,
        rest: ['Nothing is left to do.'],
      };
    case 'revoked':
      return { what: `REVOKED by ${name(event.by)}`, rest: [because(window, event), ...stop(window, at)] };
    case 'closed':
      return closedTold(window, event.by, at);
    case 'reviewed':
      return reviewedTold(window, event, now);
    case 'findings-recorded':
      return measuredTold(window, event, now);
    case 'reminded':
      return remindedTold(window, event, now);
    case 'declared-afterwards':
      return declaredTold(window, event);
    case 'requested':
      return {
        what: `requested by ${name(event.request.requester)}`,
        rest: [`Root access to ${accountsInWords(event.request.accounts, REPLY_ROOM)}.`],
      };
    case 'paper-recorded':
      return {
        what: `has a note from paper, taken in by ${harmlessLabel(event.recordedBy, REPLY_ROOM.label)}`,
        rest: [quoted(event.text, REPLY_ROOM, window.id)],
      };
  }
}

function closedTold(window: RootWindow, by: Person, at: Instant): ReplyLines {
  if (!wasOpen(window, at)) {
    return {
      what: `called off by ${name(by)}${notTheirs(window, by, ',')} before it opened`,
      rest: ['Do: nobody signs in.'],
    };
  }
  return {
    what: `closed by ${name(by)}${notTheirs(window, by)}`,
    rest: afterTheEnd(window),
  };
}

/** An approver may close a window, too; who reads it should not take them for whoever did the work. */
function notTheirs({ request: { requester, operator } }: RootWindow, { id }: Person, after = ''): string {
  return id === requester.id || id === operator.id ? '' : `, an approver${after}`;
}

function reviewedTold(window: RootWindow, { by, done }: Review, now: Instant): ReplyLines {
  const said = quoted(done, REPLY_ROOM, window.id);
  return { what: `reviewed by ${name(by)}`, rest: [said, leftToDo(window, now)] };
}

function leftToDo(window: RootWindow, now: Instant): string {
  const { findings } = window;
  if (findings === undefined) return 'The root users are not measured yet; what is found is told here.';
  const standings = findings.accounts.map(findingsStanding);
  if (standings.includes('found') || standings.includes('there-before')) {
    return 'Do: make sure that what was found afterwards is put right; /root-status shows it.';
  }
  if (standings.every((standing) => standing === 'nothing')) return 'Nothing is left to do.';
  return findingsDueAt(window, now) === undefined
    ? 'The root users could not all be measured. Do: look at them with /root-status.'
    : 'The root users are not fully measured yet; what is found is told here.';
}

function declaredTold({ id }: RootWindow, { by, use, reason }: DeclareAfterwards): ReplyLines {
  return {
    what: `does not cover a use that ${name(by)} declares afterwards`,
    rest: [
      `${harmlessLabel(use, REPLY_ROOM.label)}: ${quoted(reason, REPLY_ROOM, id)}`,
      'It sanctions nothing. Do: an approver looks at it in the review.',
    ],
  };
}

function stop(window: RootWindow, at: Instant): readonly string[] {
  return wasOpen(window, at) ? afterTheEnd(window) : ['Do: nobody signs in.'];
}

function wasOpen({ period }: RootWindow, at: Instant): boolean {
  return period !== undefined && period.start <= at;
}

function because({ id }: RootWindow, { reason }: Deny | Revoke): string {
  return `Why: ${quoted(reason, REPLY_ROOM, id)}`;
}

/** Who withdraws without having asked for it declines it. */
function part({ request: { requester, operator } }: RootWindow, { id }: Person): string {
  return id === operator.id && id !== requester.id ? ', its operator' : '';
}

function name(person: Person): string {
  return nameOf(person, REPLY_ROOM);
}

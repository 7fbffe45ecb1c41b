import { ROOT_TASKS } from '../../domain/root-task/list.ts';
import { NEVER_FINE } from '../../domain/root-task/never-fine.ts';
import type { EventName, ExpectedChanges } from '../../domain/root-task/task.ts';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { fact, type Line } from './lines.ts';
import { isLive } from './live.ts';
import { quoted, type Room, wholeOf } from './room.ts';

const HINT_LENGTH = 400;

/** The declared task, whether it still needs root, and what CloudTrail should show of it. */
export function taskFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const { id, request } = window;
  const listed = ROOT_TASKS.find((task) => task.id === request.task.id);
  const hint = isLive(window, now) ? listed?.hint : undefined;
  return [
    fact('Task', `${harmlessLabel(request.task.title, room.label)} (${need(window, room)})`),
    fact('Expected change', listed === undefined ? UNLISTED : expectedInWords(listed.changes)),
    ...(hint === undefined
      ? []
      : [fact('Know', harmless(hint, Math.min(HINT_LENGTH, room.text), wholeOf(id)))]),
  ];
}

function need({ id, request }: RootWindow, room: Room): string {
  const { needsRoot, insistence } = request.task;
  if (needsRoot) return 'still needs root: yes';
  const because = insistence === undefined ? 'no reason given' : quoted(insistence, room, id);
  return `root is NOT needed for this; asked all the same because: ${because}`;
}

const UNLISTED = 'not known: this version has no such task. Every change is to be looked at.';

function expectedInWords(changes: ExpectedChanges): string {
  switch (changes.kind) {
    case 'events':
      return `${changes.events.map(nameOnly).join(', ')}. Other changes alert.`;
    case 'unverified':
      return `${declared(changes.declares)}any but those that are never fine: ${NEVER}. Those alert.`;
    case 'not-observable':
      return `CloudTrail shows none of it. These alert: ${NEVER}.`;
  }
}

/** Those that are not: `AddUserToGroup, AttachUserPolicy, and else `. */
function declared(names: readonly EventName[] = []): string {
  return names.length === 0 ? '' : `${names.map(nameOnly).join(', ')}, and else `;
}

/** What hides traces, what opens another way in, what takes the account away. */
const FOR_EXAMPLE: readonly EventName[] = [
  'cloudtrail.amazonaws.com:StopLogging',
  'iam.amazonaws.com:CreateAccessKey',
  'iam.amazonaws.com:CreateUser',
  'signin.amazonaws.com:EmailUpdated',
];
const NEVER = `${FOR_EXAMPLE.map(nameOnly).join(', ')} and ${NEVER_FINE.length - FOR_EXAMPLE.length} more like them`;

/** `PutBucketVersioning`, without the service that everybody can tell from it. */
function nameOnly(event: string): string {
  return event.slice(event.indexOf(':') + 1);
}

import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { Containment, Remedy, Todo } from '../../domain/alert/what-to-do.ts';
import type { CustodyItem } from '../../domain/approval-policy/custody.ts';
import type { Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { duration } from '../text/time.ts';
import { nameOf } from '../windows/names.ts';
import type { Room } from '../windows/room.ts';
import { callerOf, eventBehind } from './alert-events.ts';
import { callerInWords } from './caller-words.ts';

/** One step as a sentence that fits this alert. */
export function todoInWords(todo: Todo, view: AlertView, room: Room): string {
  switch (todo.do) {
    case 'take-it':
      return `Press "I'm on it".`;
    case 'ask-operator':
      return `Phone ${list(
        todo.windowIds.map((id) => operatorOf(id, view, room)),
        room,
      )}: was it them? A message in Slack can be anybody’s.`;
    case 'ask-who-did-it':
      return `Ask ${whoDidIt(view, room)}, by phone: was it them, and what for?`;
    case 'phone-custodians':
      return phoneInWords(todo.holders, view, room);
    case 'contain':
      return `${containWhen(todo.after, view)}: ${todo.by.map((each) => CONTAINMENTS[each]).join('; ')}.`;
    case 'change-nothing-else':
      return 'Change nothing else: what is there now is evidence.';
    default:
      return remedyInWords(
        todo.do,
        list(
          todo.names.map((name) => harmlessLabel(name, room.label)),
          room,
        ),
      );
  }
}

/** Of an incident nobody has to confirm anything any more. */
function containWhen(after: Milliseconds, { alert }: AlertView): string {
  return alert.disposition?.kind === 'incident' ? 'Contain it now' : `Not confirmed in ${duration(after)}`;
}

const CONTAINMENTS: Readonly<Record<Containment, string>> = {
  'attach-deny-root-scp': 'attach the deny-root SCP to this account',
  'delete-root-credentials-centrally': 'delete its root password and keys centrally',
  'change-root-password': 'sign in as root with the custodian and change the root password',
  'delete-root-keys-as-root': 'delete the root access keys while signed in as root',
  'call-aws-support': 'call AWS Support: no SCP binds root here',
  'management-otherwise':
    'if it is the management account, neither works: change the root password with the custodian, delete the root keys, call AWS Support',
};

function remedyInWords(remedy: Remedy, names: string): string {
  return REMEDIES[remedy].replace('{names}', () => names);
}

const REMEDIES: Readonly<Record<Remedy, string>> = {
  'restart-watch': 'Turn logging on again, as it was before {names}.',
  'restore-own-watch':
    "Put Rootkeeper's own rule and queue back (deploy/activity.yml), as they were before {names}. Until then root can be used unseen.",
  'turn-central-access-on': 'Turn central root access on again, from the management account.',
  'delete-new-keys': 'Deactivate the access keys that were created, then delete them.',
  'disable-new-identities': 'Disable the users and logins that were created ({names}), and their keys.',
  'register-mfa-again': 'Register MFA for the root user again.',
  'secure-mailbox':
    "Secure the root user's mailbox: new password, all sessions ended, forwarding rules looked through.",
  'call-support-for-account':
    'Call AWS Support: the account has left the organization, and no SCP reaches it.',
  'undo-change': 'Undo {names}.',
  'restore-scp': 'Put the deny-root SCP back as it was, its text and what it is attached to.',
  'deregister-administrator': 'Deregister the delegated administrator for IAM, unless it is meant to be one.',
  'look-up-events':
    "Look at the account's own CloudTrail event history for what the {names} did, and find out why no event came.",
  'stop-own-role':
    "Take sts:AssumeRoot from Rootkeeper's role and end its sessions, then tell Rootkeeper's administrators.",
  'change-root-password': 'Have the root password changed: somebody knows it.',
};

function phoneInWords(holders: readonly CustodyItem[], { names }: AlertView, room: Room): string {
  if (holders.length === 0) {
    return "Phone the account's owner: the custody register names nobody. Do not rely on Slack.";
  }
  const people = holders.map(({ holder, label, place }) => {
    const where = place === undefined ? '' : `, ${harmlessLabel(place, room.label)}`;
    return `${nameOf({ id: holder, name: names.get(holder) ?? '' }, room)} (${harmlessLabel(label, room.label)}${where})`;
  });
  return `Phone ${holders.length === 1 ? 'the custodian' : 'the custodians'}, ${list(people, room)}. Do not rely on Slack.`;
}

function operatorOf(id: WindowId, { windows }: AlertView, room: Room): string {
  const window = windows.find((each) => each.id === id);
  return window === undefined
    ? `the operator of ${id}`
    : `${nameOf(window.request.operator, room)}, operator of ${id}`;
}

function whoDidIt(view: AlertView, room: Room): string {
  const callers = view.alert.items.flatMap((item) => callerOf(eventBehind(view, item)) ?? []);
  const named = callers.filter(({ type }) => type !== 'Root');
  const names = named.map((caller) => callerInWords(caller, room.label));
  return names.length === 0 ? 'whoever holds these credentials' : list([...new Set(names)], room);
}

function list(all: readonly string[], { items }: Room): string {
  const shown = all.slice(0, items);
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; ');
}

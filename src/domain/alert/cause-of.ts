import type { CentralVerdict } from '../central-session/judge-central.ts';
import type { PerimeterEvent } from '../perimeter/perimeter-event.ts';
import type { RootEvent } from '../root-event/event.ts';
import { type EventKind, kindOf } from '../root-event/event-kind.ts';
import { NEVER_FINE } from '../root-task/never-fine.ts';
import type { AlertCause } from './cause.ts';

/** What an alert about a person's use of root is about. */
export function causeOfUse(event: RootEvent): AlertCause {
  const kind = kindOf(event);
  if (event.outcome.kind === 'failure') return WHEN_REFUSED[kind];
  switch (kind) {
    case 'sign-in':
      return event.eventName === 'ConsoleLogin' && event.mfa !== 'yes' ? 'sign-in-without-mfa' : 'sign-in';
    case 'change':
      return changeCause(event);
    case 'mfa-check':
    case 'recovery-completed':
    case 'recovery-request':
    case 'read':
      return kind;
  }
}

const WHEN_REFUSED: Readonly<Record<EventKind, AlertCause>> = {
  'sign-in': 'sign-in-failed',
  'mfa-check': 'sign-in-failed',
  'recovery-completed': 'change-refused',
  'recovery-request': 'recovery-request',
  change: 'change-refused',
  read: 'read',
};

const CHANGES: Readonly<Record<string, AlertCause>> = {
  CreateAccessKey: 'access-key-created',
  CreateUser: 'identity-created',
  CreateLoginProfile: 'identity-created',
  DeactivateMFADevice: 'mfa-removed',
  DeleteVirtualMFADevice: 'mfa-removed',
  EmailUpdated: 'email-changed',
  LeaveOrganization: 'organization-left',
  DisableOrganizationsRootCredentialsManagement: 'central-access-off',
  DisableOrganizationsRootSessions: 'central-access-off',
};

const WATCHERS = ['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'guardduty.amazonaws.com'];

/** Whatever is never fine has a cause of its own, or at least that one. */
function changeCause({ eventSource, eventName }: RootEvent): AlertCause {
  const isNeverFine = NEVER_FINE.some((name) => name === `${eventSource}:${eventName}`);
  if (!isNeverFine) return 'change';
  if (WATCHERS.includes(eventSource)) return 'watch-off';
  return CHANGES[eventName] ?? 'never-fine';
}

/** What an alert about a central root session is about. */
export function causeOfCentral({ kind }: CentralVerdict): AlertCause {
  return kind === 'ours-misused' ? 'audit-misused' : 'central-session';
}

/** What an alert about a change of the perimeter is about. */
export function causeOfPerimeter({ change, effect, outcome }: PerimeterEvent): AlertCause {
  if (outcome.kind === 'failure') return 'change-refused';
  switch (change.kind) {
    case 'own-rule':
    case 'own-queue':
      return effect === 'strengthens' ? 'perimeter' : 'own-watch';
    case 'central-root-access':
      return effect === 'weakens' ? 'central-access-off' : 'perimeter';
    case 'deny-root-scp':
      return effect === 'weakens' || (effect === 'unclear' && change.certainly)
        ? 'deny-root-scp'
        : 'perimeter';
    case 'iam-administrator':
      return effect === 'weakens' ? 'iam-administrator' : 'perimeter';
    case 'root-email':
      return 'email-changed';
  }
}

/** Whether somebody must own it: what certainly weakens the perimeter. All else is told, refused attempts too. */
export function perimeterPages({ effect, outcome }: PerimeterEvent): boolean {
  return effect === 'weakens' && outcome.kind !== 'failure';
}

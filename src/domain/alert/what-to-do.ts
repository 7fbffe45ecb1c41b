import type { CustodyItem } from '../approval-policy/custody.ts';
import { MINUTE, type Milliseconds } from '../time.ts';
import type { WindowId } from '../window/id.ts';
import type { Alert, AlertItem } from './alert.ts';
import { type AlertCause, CAUSES } from './cause.ts';

/** One of the numbered steps of an alert, as data. Words for it are the renderer's. */
export type Todo =
  /** Press "I'm on it". */
  | { readonly do: 'take-it' }
  /** Ask the operator of the window, by phone. */
  | { readonly do: 'ask-operator'; readonly windowIds: readonly WindowId[] }
  /** Ask whoever the event names. */
  | { readonly do: 'ask-who-did-it' }
  /** Do not rely on Slack. `holders` is empty where the register has nobody. */
  | { readonly do: 'phone-custodians'; readonly holders: readonly CustodyItem[] }
  /** Unless somebody confirmed it by then. */
  | { readonly do: 'contain'; readonly after: Milliseconds; readonly by: readonly Containment[] }
  /** `names`: the events that ask for it. */
  | { readonly do: Remedy; readonly names: readonly string[] }
  | { readonly do: 'change-nothing-else' };

/** SCPs bind no management account, and central root access reaches none: there only somebody who signs in can act. */
export type Containment =
  | 'attach-deny-root-scp'
  | 'delete-root-credentials-centrally'
  | 'change-root-password'
  | 'delete-root-keys-as-root'
  | 'call-aws-support'
  /** Where nobody knows which account that is. */
  | 'management-otherwise';

export type Remedy =
  | 'restart-watch'
  | 'restore-own-watch'
  | 'turn-central-access-on'
  | 'delete-new-keys'
  | 'disable-new-identities'
  | 'register-mfa-again'
  | 'secure-mailbox'
  | 'call-support-for-account'
  | 'undo-change'
  | 'restore-scp'
  | 'deregister-administrator'
  | 'look-up-events'
  | 'stop-own-role'
  | 'change-root-password';

/** What is known of the account when the steps are written. */
export interface TodoFacts {
  /** Undefined: the directory does not know the account. */
  readonly isManagement: boolean | undefined;
  readonly centralRootAccess: 'on' | 'off' | 'unknown';
  readonly holders: readonly CustodyItem[];
}

/** How long on-call waits for somebody to confirm it. */
export const CONFIRM_WITHIN: Milliseconds = 5 * MINUTE;

/** The steps that fit what is in the alert, in the order they are to be done. */
export function whatToDo(alert: Alert, facts: TodoFacts): readonly Todo[] {
  const causes = new Set(alert.items.map(({ cause }) => cause));
  const isOfRoot = alert.topic === 'root' && ![...causes].every((cause) => BY_OTHERS.includes(cause));
  const { here, elsewhere } = windowsOf(alert);
  return [
    { do: 'take-it' },
    ...(hasOperator(alert, causes) ? operatorsOf(here) : []),
    ...(alert.topic === 'perimeter' || causes.has('central-session')
      ? [{ do: 'ask-who-did-it' } as const]
      : []),
    ...(isOfRoot ? [{ do: 'phone-custodians', holders: facts.holders } as const] : []),
    ...operatorsOf(elsewhere),
    ...(isOfRoot && [...causes].some(isIn) ? [contain(facts)] : []),
    ...remedies(alert.items),
    { do: 'change-nothing-else' },
  ];
}

const ASKS_OPERATOR: readonly AlertCause[] = ['not-the-operator', 'second-address'];
const BY_OTHERS: readonly AlertCause[] = ['audit-misused', 'central-session', 'perimeter'];
/** Nobody got in by these. */
const OUTSIDE: readonly AlertCause[] = ['sign-in-failed', 'mfa-check', 'recovery-request', ...BY_OTHERS];

function isIn(cause: AlertCause): boolean {
  return !OUTSIDE.includes(cause);
}

function hasOperator({ verdicts }: Alert, causes: ReadonlySet<AlertCause>): boolean {
  return ASKS_OPERATOR.some((cause) => causes.has(cause)) || verdicts.some((kind) => kind !== 'no-window');
}

function operatorsOf(windowIds: readonly WindowId[]): readonly Todo[] {
  return windowIds.length === 0 ? [] : [{ do: 'ask-operator', windowIds }];
}

/** Windows of another account only happened to be open: their operators are asked after whoever holds the credentials. */
function windowsOf({ windowIds, items }: Alert) {
  const isElsewhere = (id: WindowId) => {
    const verdicts = items.flatMap(({ windowId, verdict }) => (windowId === id ? verdict : []));
    return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'other-account');
  };
  return {
    here: windowIds.filter((id) => !isElsewhere(id)),
    elsewhere: windowIds.filter(isElsewhere),
  };
}

function contain(facts: TodoFacts): Todo {
  return { do: 'contain', after: CONFIRM_WITHIN, by: containment(facts) };
}

function containment({ isManagement, centralRootAccess }: TodoFacts): readonly Containment[] {
  if (isManagement === true) return ['change-root-password', 'delete-root-keys-as-root', 'call-aws-support'];
  const inMember: readonly Containment[] = [
    'attach-deny-root-scp',
    centralRootAccess === 'off' ? 'delete-root-keys-as-root' : 'delete-root-credentials-centrally',
  ];
  return isManagement === false ? inMember : [...inMember, 'management-otherwise'];
}

const REMEDIES: Readonly<Partial<Record<AlertCause, Remedy>>> = {
  'audit-misused': 'stop-own-role',
  'watch-off': 'restart-watch',
  'own-watch': 'restore-own-watch',
  'central-access-off': 'turn-central-access-on',
  'access-key-created': 'delete-new-keys',
  'identity-created': 'disable-new-identities',
  'mfa-removed': 'register-mfa-again',
  'recovery-completed': 'secure-mailbox',
  'email-changed': 'secure-mailbox',
  'organization-left': 'call-support-for-account',
  'never-fine': 'undo-change',
  'deny-root-scp': 'restore-scp',
  'iam-administrator': 'deregister-administrator',
  'missed-use': 'look-up-events',
  'mfa-check': 'change-root-password',
};

/** Each remedy once, the worst cause's first, with the names of the events that ask for it. */
function remedies(items: readonly AlertItem[]): readonly Todo[] {
  const wanted = new Map<Remedy, Set<string>>();
  for (const cause of CAUSES) {
    const remedy = REMEDIES[cause];
    const names = items.filter((item) => item.cause === cause).map(({ name }) => name);
    if (remedy === undefined || names.length === 0) continue;
    wanted.set(remedy, new Set([...(wanted.get(remedy) ?? []), ...names]));
  }
  return [...wanted].map(([remedy, names]) => ({ do: remedy, names: [...names] }));
}

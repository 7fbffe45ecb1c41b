import type { KeyDetails, Measured, MeasuredRoot } from './root-snapshot.ts';

/** Something that a review is told of, and what to do about it in the imperative; absent: to measure it again. */
export interface Call {
  readonly clause: string;
  readonly remedy?: string;
  /** Certainly other than before; absent: it may have been so, or is so anyway. */
  readonly isChange?: true;
}

/** Whether a root password should be gone, or why nobody can say. */
export type Unwanted = boolean | { readonly unknown: string };

export const UNESTABLISHED = 'whether the root password should be gone could not be established';

/** Last in a clause about what no window brought. */
const THERE_BEFORE = '(it was there before)';
const NOT_BEFORE = 'was not measured before it opened';

/** Whether a clause is about something that was there before just the same. */
export function isOld(clause: string): boolean {
  return clause.endsWith(THERE_BEFORE);
}

const CHANGE = { isChange: true } as const;

/** Everything a review is told of between the two; `before` is undefined where the account was not measured. */
export function calls(before: MeasuredRoot | undefined, after: MeasuredRoot, unwanted: Unwanted): Call[] {
  const needsNoMfa = unwanted === true && hasNoCredentials(after);
  return [
    ...credential('root access key', before?.accessKeys, after.accessKeys),
    ...keyCalls(before, after),
    ...credential('root signing certificate', before?.signingCertificates, after.signingCertificates),
    ...(needsNoMfa ? [] : mfaCalls(before?.mfa, after.mfa)),
    ...deviceCalls(before, after),
    ...passwordCalls(before, after, unwanted),
  ];
}

/** Known to have none; an inactive one counts as one. */
export function hasNoCredentials({ password, accessKeys, signingCertificates }: MeasuredRoot): boolean {
  return [password, accessKeys, signingCertificates].every((measured) => measured === 'no');
}

/** What is there before and after, and of which AWS does not say whether it is the same: nouns. */
export function notCompared(before: MeasuredRoot, after: MeasuredRoot): readonly string[] {
  const both = (what: 'accessKeys' | 'signingCertificates' | 'mfa' | 'password') =>
    before[what] === 'yes' && after[what] === 'yes';
  const known = (what: 'keys' | 'mfaSerials' | 'passwordChangedAt') =>
    before.details?.[what] !== undefined && after.details?.[what] !== undefined;
  return [
    ...(both('accessKeys') && !known('keys') ? ['access keys'] : []),
    ...(both('signingCertificates') ? ['signing certificates'] : []),
    ...(both('mfa') && !known('mfaSerials') && !isOtherKind(before, after) ? ['MFA devices'] : []),
    ...(both('password') && !known('passwordChangedAt') ? ['the password'] : []),
  ];
}

function credential(what: string, before: Measured = 'unknown', after: Measured): Call[] {
  if (after === 'unknown') {
    return [{ clause: `whether there is a ${what} could not be measured` }];
  }
  if (after === 'no' || before === 'yes') return [];
  if (before === 'no') {
    return [{ clause: `a ${what} was left behind`, remedy: `delete the ${what}`, ...CHANGE }];
  }
  const clause = `there is a ${what}; whether it was there ${NOT_BEFORE}`;
  return [{ clause, remedy: `find out who or what uses the ${what} before deleting it` }];
}

/** Keys by creation date, since a key in the slot of a deleted one is another key. Where none was before, one was left behind. */
function keyCalls(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
  const [were, are] = [before?.details?.keys, after.details?.keys];
  if (before?.accessKeys !== 'yes' || were === undefined || are === undefined) return [];
  return are.flatMap((key) => {
    const was = were.find(({ createdAt }) => createdAt === key.createdAt);
    if (was === undefined) return [newKey(key, were)];
    const activated = {
      clause: `root ${key.label} was activated`,
      remedy: `deactivate root ${key.label}`,
      ...CHANGE,
    };
    return key.active && !was.active ? [activated] : [];
  });
}

function newKey({ label }: KeyDetails, were: readonly KeyDetails[]): Call {
  const what = were.some((key) => key.label === label) ? 'was replaced' : 'is new';
  return {
    clause: `root ${label} ${what}: this one was not there before the window`,
    remedy: `delete root ${label}`,
    ...CHANGE,
  };
}

function mfaCalls(before: Measured = 'unknown', after: Measured): Call[] {
  if (after === 'unknown') {
    return [{ clause: 'whether root MFA is on could not be measured' }];
  }
  if (after === 'yes' || before === 'no') return [];
  const clause =
    before === 'yes' ? 'root MFA was removed' : `root MFA is off; whether it was on ${NOT_BEFORE}`;
  return [{ clause, remedy: 'register MFA for the root user again', ...(before === 'yes' && CHANGE) }];
}

const CHECK_DEVICE = 'make sure that the MFA device is in the right hands';

function deviceCalls(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
  if (before?.mfa !== 'yes' || after.mfa !== 'yes') return [];
  const [were, are] = [before.details?.mfaSerials, after.details?.mfaSerials];
  const call = (clause: string) => [{ clause, remedy: CHECK_DEVICE, ...CHANGE }];
  if (were === undefined || are === undefined || !are.some((serial) => were.includes(serial))) {
    const kinds = isOtherKind(before, after) ? `: ${kindOf(before)} before, ${kindOf(after)} now` : undefined;
    const replaced = kinds !== undefined || (were !== undefined && are !== undefined);
    return replaced ? call(`the root MFA device was replaced${kinds ?? ''}`) : [];
  }
  return [
    ...(are.some((serial) => !were.includes(serial)) ? call('a root MFA device was added') : []),
    ...(were.some((serial) => !are.includes(serial)) ? call('a root MFA device was removed') : []),
  ];
}

function isOtherKind(before: MeasuredRoot, after: MeasuredRoot): boolean {
  const kinds = [before.virtualMfa, after.virtualMfa];
  return kinds.includes('yes') && kinds.includes('no');
}

function kindOf({ virtualMfa }: MeasuredRoot): string {
  return virtualMfa === 'yes' ? 'virtual' : 'hardware or passkey';
}

function passwordCalls(before: MeasuredRoot | undefined, after: MeasuredRoot, unwanted: Unwanted): Call[] {
  const isThere = after.password === 'yes';
  if (unwanted === true && isThere) {
    return [unwantedPassword(before?.password), ...changedPassword(before, after)];
  }
  const unestablished =
    isThere && typeof unwanted === 'object' ? [{ clause: `${UNESTABLISHED}: ${unwanted.unknown}` }] : [];
  return [
    ...credential('root password', before?.password, after.password),
    ...changedPassword(before, after),
    ...unestablished,
  ];
}

function unwantedPassword(before: Measured = 'unknown'): Call {
  const remedy = 'delete the root password';
  const clause = 'a root password that should be gone';
  switch (before) {
    case 'yes':
      return { clause: `${clause} ${THERE_BEFORE}`, remedy };
    case 'no':
      return { clause: `${clause} was left behind`, remedy, ...CHANGE };
    case 'unknown':
      return { clause: `${clause} (whether it was there ${NOT_BEFORE})`, remedy };
  }
}

function changedPassword(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
  const [was, is] = [before?.details?.passwordChangedAt, after.details?.passwordChangedAt];
  if (before?.password !== 'yes' || after.password !== 'yes' || was === undefined || is === undefined) {
    return [];
  }
  const remedy = 'make sure that the new password is where it belongs';
  return was === is ? [] : [{ clause: 'the root password was changed', remedy, ...CHANGE }];
}

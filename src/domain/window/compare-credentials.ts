import type { KeyDetails, MeasuredRoot } from './root-snapshot.ts';

/** Something that a review is told of, and what to do about it in the imperative; absent: to measure it again. */
export interface Call {
  readonly clause: string;
  readonly remedy?: string;
  /** Certainly other than before; absent: it may have been so, or is so anyway. */
  readonly isChange?: true;
}

export const CHANGE = { isChange: true } as const;

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

/** Keys by creation date, since a key in the slot of a deleted one is another key. Where none was before, one was left behind. */
export function keyCalls(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
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

const CHECK_DEVICE = 'make sure that the MFA device is in the right hands';

/** Devices by serial; where those are not known, by kind. */
export function deviceCalls(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
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

/** A password by when it was changed last. */
export function changedPassword(before: MeasuredRoot | undefined, after: MeasuredRoot): Call[] {
  const [was, is] = [before?.details?.passwordChangedAt, after.details?.passwordChangedAt];
  if (before?.password !== 'yes' || after.password !== 'yes' || was === undefined || is === undefined) {
    return [];
  }
  const remedy = 'make sure that the new password is where it belongs';
  return was === is ? [] : [{ clause: 'the root password was changed', remedy, ...CHANGE }];
}

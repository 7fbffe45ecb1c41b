import { NOT_BEFORE, THERE_BEFORE, UNESTABLISHED, UNMEASURED } from './clauses.ts';
import { type Call, CHANGE, changedPassword, deviceCalls, keyCalls } from './compare-credentials.ts';
import type { Measured, MeasuredRoot } from './root-snapshot.ts';

/** Whether a root password should be gone, or why nobody can say. */
export type Unwanted = boolean | { readonly unknown: string };

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

function credential(what: string, before: Measured = 'unknown', after: Measured): Call[] {
  if (after === 'unknown') {
    return [{ clause: `whether there is a ${what} ${UNMEASURED}` }];
  }
  if (after === 'no' || before === 'yes') return [];
  if (before === 'no') {
    return [{ clause: `a ${what} was left behind`, remedy: `delete the ${what}`, ...CHANGE }];
  }
  const clause = `there is a ${what}; whether it was there ${NOT_BEFORE}`;
  return [{ clause, remedy: `find out who or what uses the ${what} before deleting it` }];
}

function mfaCalls(before: Measured = 'unknown', after: Measured): Call[] {
  if (after === 'unknown') {
    return [{ clause: `whether root MFA is on ${UNMEASURED}` }];
  }
  if (after === 'yes' || before === 'no') return [];
  const clause =
    before === 'yes' ? 'root MFA was removed' : `root MFA is off; whether it was on ${NOT_BEFORE}`;
  return [{ clause, remedy: 'register MFA for the root user again', ...(before === 'yes' && CHANGE) }];
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

import type {
  CentralReadings,
  LastUse,
  Read,
  RootAccessKey,
  RootEvidence,
  RootMfaDevice,
  RootMfaDevices,
  SessionAccessKey,
  SourceTimes,
} from '../evidence.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { Instant } from '../time.ts';
import { ACCESS_KEYS, CERTIFICATES, MFA, PASSWORD } from './questions.ts';
import { type Settled, settle, settleListed, together } from './settle.ts';
import { summaryAnswer, summaryTime } from './summary.ts';
import { unreadOf } from './unread.ts';

type Facts = Omit<RootEvidence, 'accountId' | 'partition' | 'route' | 'measuredAt'>;

const BLIND_SPOTS = ['the credential report: when the root password was last changed, and the IAM users'];

/** What a central root session under the audit task policy saw, beside the account summary. */
export function evidenceFromSession(readings: CentralReadings): Facts {
  const { accountSummary: summary, user } = readings;
  const password = settle(PASSWORD, [
    inSession(readings.loginProfile, (profile) => profile !== null),
    summaryAnswer(summary, 'AccountPasswordPresent'),
  ]);
  const mfa = settle(MFA, [
    inSession(readings.mfaDevices, (devices) => devices.length > 0),
    summaryAnswer(summary, 'AccountMFAEnabled'),
  ]);
  const keys = keysOf(readings);
  const certificates = certificatesOf(readings);
  return {
    sources: sourcesOf(readings),
    blindSpots: BLIND_SPOTS,
    rootCreatedAt: createdAt(user),
    passwordPresent: password.fact,
    passwordLastUse: inSession(user, ({ passwordLastUsed }) => lastUse(passwordLastUsed)),
    passwordChangedAt: unknown('a root session does not show when the root password was changed'),
    mfaActive: mfa.fact,
    mfaDevices: inSession(readings.mfaDevices, listedDevices),
    accessKeysPresent: keys.fact,
    accessKeys: inSession(readings.accessKeys, (listed, asOf) => listed.map((key) => accessKey(key, asOf))),
    signingCertificatesPresent: certificates.fact,
    signingCertificatesExist: existingCertificates(readings),
    unread: unreadOf([summary, user, ...listsOf(readings)]),
    ...together([mfa, keys, password, certificates]),
  };
}

/** Whether there is an access key, active or not: one that the session lists stands. */
function keysOf({ accessKeys, accountSummary }: CentralReadings): Settled {
  const active = accessKeys.kind === 'read' && accessKeys.value.some((key) => key.active);
  const counted = summaryAnswer(accountSummary, 'AccountAccessKeysPresent');
  return settleListed(ACCESS_KEYS, inSession(accessKeys, isAny), active, counted);
}

function existingCertificates({ signingCertificates, accountSummary }: CentralReadings): Fact<boolean> {
  const counted = summaryAnswer(accountSummary, 'AccountSigningCertificatesPresent');
  return settleListed(CERTIFICATES, inSession(signingCertificates, isAny), false, counted).fact;
}

function isAny(listed: readonly unknown[]): boolean {
  return listed.length > 0;
}

/** An inactive certificate agrees with a summary of either kind: it is present, and it is not active. */
function certificatesOf({ signingCertificates, accountSummary }: CentralReadings) {
  const listed = inSession(signingCertificates, (certificates) => certificates.some(({ active }) => active));
  const onlyInactive =
    signingCertificates.kind === 'read' &&
    signingCertificates.value.length > 0 &&
    listed.kind === 'known' &&
    !listed.value;
  const answers = onlyInactive
    ? [listed]
    : [listed, summaryAnswer(accountSummary, 'AccountSigningCertificatesPresent')];
  return settle(CERTIFICATES, answers);
}

function createdAt(user: CentralReadings['user']): Fact<Instant> {
  if (user.kind === 'unread') return unknown(user.reason, user.remedies);
  const at = user.value.createdAt;
  return at === undefined
    ? unknown('AWS does not say when the root user was created')
    : known(at, 'root session', user.asOf);
}

function accessKey(key: SessionAccessKey, asOf: Instant): RootAccessKey {
  return {
    label: `access key ${key.accessKeyId}`,
    active: key.active,
    createdAt:
      key.createdAt === undefined
        ? unknown('AWS does not say when the key was created')
        : known(key.createdAt, 'root session', asOf),
    lastUse: inSession(key.lastUse, (use) => use),
  };
}

function listedDevices(devices: readonly { readonly serialNumber: string }[]): RootMfaDevices {
  return {
    kind: 'listed',
    devices: devices.map(({ serialNumber }) => ({ serial: serialNumber, type: typeOf(serialNumber) })),
  };
}

/** FIDO keys and passkeys are `:u2f/`; a hardware TOTP serial is no ARN; any other ARN counts as the weakest kind. */
function typeOf(serial: string): RootMfaDevice['type'] {
  if (!serial.startsWith('arn:')) return 'hardware-totp';
  return serial.includes(':u2f/') ? 'fido' : 'virtual';
}

/** GetUser leaves `PasswordLastUsed` out where there is no use on record. */
function lastUse(at: Instant | undefined): LastUse {
  return at === undefined ? { kind: 'never' } : { kind: 'used', at };
}

function inSession<T, U>(read: Read<T>, meaning: (value: T, asOf: Instant) => U): Fact<U> {
  if (read.kind === 'unread') return unknown(read.reason, read.remedies);
  return known(meaning(read.value, read.asOf), 'root session', read.asOf);
}

/** The session's time is that of the oldest thing read in it. */
function sourcesOf(readings: CentralReadings): SourceTimes {
  const { accountSummary, user } = readings;
  const times = [user, ...listsOf(readings)].flatMap((read) => (read.kind === 'read' ? [read.asOf] : []));
  return {
    ...summaryTime(accountSummary),
    ...(times.length > 0 && { 'root session': Math.min(...times) }),
  };
}

function listsOf({ loginProfile, accessKeys, mfaDevices, signingCertificates }: CentralReadings) {
  return [loginProfile, accessKeys, mfaDevices, signingCertificates];
}

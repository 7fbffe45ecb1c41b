import type { Account } from '../../domain/account.ts';
import type { LastUse, RootAccessKey, RootEvidence, RootMfaDevices } from '../../domain/evidence.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Instant } from '../../domain/time.ts';
import { harmless } from '../text/harmless.ts';
import { age, date, dateAndTime } from '../text/time.ts';
import { capital } from '../text/words.ts';

const VALUE_LENGTH = 1_000;

/** What the directory knows of an account, a line a fact. */
export function directoryFacts(account: Account, directoryAsOf: Instant, now: Instant): string[] {
  const { email, ouPath, state, isManagement, tags, securityContact } = account;
  const from = provenance({ source: 'account directory', asOf: directoryAsOf }, now);
  return [
    `Root e-mail address: ${safe(email)} (${from})`,
    `Organizational unit: ${ouPath.length === 0 ? 'none, directly under the root' : safe(ouPath.join('/'))} (${from})`,
    `State: ${state === 'UNKNOWN' ? 'not known' : state}${isManagement ? '. The management account' : ''} (${from})`,
    line('Tags', tags, tagsInWords, now),
    line(
      'Security contact',
      securityContact,
      (contact) => contact && `${contact.name}, ${contact.email}`,
      now,
    ),
  ];
}

/** What was measured of its root user, each fact with its value, source and age. */
export function rootFacts(evidence: RootEvidence, now: Instant): string[] {
  const lastUse = (use: LastUse) => lastUseInWords(use, now);
  const mfaIsOn = evidence.mfaActive.kind === 'known' && evidence.mfaActive.value;
  return [
    line('Root user created', evidence.rootCreatedAt, (at) => date(at, now), now),
    line('Password', evidence.passwordPresent, (set) => (set ? 'set' : 'none'), now),
    line('Password last used', evidence.passwordLastUse, lastUse, now),
    line('MFA', evidence.mfaActive, (on) => (on ? 'on' : 'off'), now),
    ...(mfaIsOn ? [line('MFA devices', evidence.mfaDevices, devicesInWords, now)] : []),
    line('Access keys', evidence.accessKeysPresent, (any) => (any ? 'present' : 'none'), now),
    ...keyFacts(evidence.accessKeys, now),
    certificates(evidence, now),
  ];
}

function certificates(
  { signingCertificatesPresent, signingCertificatesExist }: RootEvidence,
  now: Instant,
): string {
  return signingCertificatesPresent.kind === 'known' && !signingCertificatesPresent.value
    ? line('Signing certificates', signingCertificatesExist, (any) => (any ? 'inactive' : 'none'), now)
    : line('Signing certificates', signingCertificatesPresent, () => 'active', now);
}

function keyFacts(keys: Fact<readonly RootAccessKey[]>, now: Instant): string[] {
  if (keys.kind === 'unknown') return [line('Each access key', keys, String, now)];
  return keys.value.flatMap((key) => [
    `${capital(safe(key.label))}: ${key.active ? 'active' : 'inactive'} (${provenance(keys, now)})`,
    line(`${capital(safe(key.label))} created`, key.createdAt, (at) => date(at, now), now),
    line(`${capital(safe(key.label))} last used`, key.lastUse, (use) => lastUseInWords(use, now), now),
  ]);
}

/** `Password: set (credential report, 3 h old)`, or why it is not known. */
export function line<T>(
  label: string,
  fact: Fact<T>,
  show: (value: T) => string | null,
  now: Instant,
): string {
  if (fact.kind === 'unknown') return `${label}: not known: ${safe(fact.reason)}`;
  return `${label}: ${safe(show(fact.value) ?? 'none')} (${provenance(fact, now)})`;
}

function provenance({ source, asOf }: { source: string; asOf: Instant }, now: Instant): string {
  return `${source}, ${age(asOf, now)}`;
}

function lastUseInWords(use: LastUse, now: Instant): string {
  if (use.kind === 'never') return 'no use on record';
  const where = [use.service, use.region].filter((part) => part !== undefined).join(', ');
  return `${dateAndTime(use.at, now)}${where === '' ? '' : ` by ${where}`}`;
}

function devicesInWords(devices: RootMfaDevices): string {
  switch (devices.kind) {
    case 'virtual':
      return `virtual: ${devices.serials.join(', ')}`;
    case 'not-virtual-inferred':
      return "not virtual, inferred: MFA is on and no virtual device is the root user's";
    case 'listed':
      return (
        devices.devices.map(({ type, serial }) => `${DEVICE_TYPES[type]}: ${serial}`).join('; ') ||
        'none listed'
      );
  }
}

const DEVICE_TYPES = {
  virtual: 'virtual',
  fido: 'FIDO or passkey',
  'hardware-totp': 'hardware TOTP',
} as const;

function tagsInWords(tags: Readonly<Record<string, string>>): string | null {
  const pairs = Object.entries(tags).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? null : pairs.join(', ');
}

function safe(text: string): string {
  return harmless(text, VALUE_LENGTH);
}

import { type Account, type Partition, rootArn } from '../account.ts';
import type { ReportRoot } from '../credential-report/root.ts';
import type { Stated } from '../credential-report/values.ts';
import type {
  Read,
  RoleReadings,
  RootEvidence,
  RootMfaDevices,
  SourceTimes,
  VirtualMfaDevice,
} from '../evidence.ts';
import { type Fact, known, unknown } from '../fact.ts';
import type { Instant } from '../time.ts';
import { MFA, PASSWORD } from './questions.ts';
import { readReport } from './report.ts';
import { certificatesOf, existingCertificates } from './reported-certificates.ts';
import { keysOf, reportedKeys } from './reported-keys.ts';
import { settle, together } from './settle.ts';
import { summaryAnswer, summaryTime } from './summary.ts';
import { unreadOf } from './unread.ts';

type Facts = Omit<RootEvidence, 'accountId' | 'partition' | 'route' | 'measuredAt'>;

/** What the credential report, the account summary and the list of virtual MFA devices say together. */
export function evidenceFromRole(account: Account, partition: Partition, readings: RoleReadings): Facts {
  const report = readRoot(account, readings.credentialReport);
  const summary = readings.accountSummary;
  const virtual = rootsVirtualDevices(rootArn(partition, account.id), readings.virtualMfaDevices);
  const password = settle(PASSWORD, [
    reported(report, ({ passwordEnabled }) => passwordEnabled, 'password_enabled'),
    summaryAnswer(summary, 'AccountPasswordPresent'),
  ]);
  const mfa = settle(MFA, [
    reported(report, ({ mfaActive }) => mfaActive, 'mfa_active'),
    summaryAnswer(summary, 'AccountMFAEnabled'),
    provenByDevice(virtual),
  ]);
  const keys = keysOf(report, summaryAnswer(summary, 'AccountAccessKeysPresent'));
  const counted = summaryAnswer(summary, 'AccountSigningCertificatesPresent');
  const certificates = certificatesOf(report, counted);
  return {
    sources: sourcesOf(report, readings),
    blindSpots: [],
    rootCreatedAt: dated(report, (root) => root.createdAt, 'user_creation_time'),
    passwordPresent: password.fact,
    passwordLastUse: reported(report, ({ passwordLastUse }) => passwordLastUse, 'password_last_used'),
    passwordChangedAt: dated(report, (root) => root.passwordLastChanged, 'password_last_changed'),
    mfaActive: mfa.fact,
    mfaDevices: devicesOf(mfa.fact, virtual),
    accessKeysPresent: keys.fact,
    accessKeys: reportedKeys(report, keys.fact),
    signingCertificatesPresent: certificates.fact,
    signingCertificatesExist: existingCertificates(report, counted),
    unread: [
      ...(report.kind === 'unknown' ? [report] : []),
      ...unreadOf([summary, readings.virtualMfaDevices]),
    ],
    ...together([mfa, keys, password, certificates]),
  };
}

/** Of the root user alone: the report itself is not held any longer. */
function readRoot(account: Account, read: Read<string>): Fact<ReportRoot> {
  const report = readReport(account, read);
  return report.kind === 'unknown' ? report : known(report.value.root, report.source, report.asOf);
}

function reported<T>(
  report: Fact<ReportRoot>,
  field: (root: ReportRoot) => Stated<T>,
  column: string,
): Fact<T> {
  if (report.kind === 'unknown') return report;
  const stated = field(report.value);
  if (stated.kind === 'unstated')
    return unknown(`the credential report does not give ${column}: ${stated.reason}`);
  return known(stated.value, report.source, report.asOf);
}

function dated(
  report: Fact<ReportRoot>,
  field: (root: ReportRoot) => Stated<Instant | null>,
  column: string,
): Fact<Instant> {
  const date = reported(report, field, column);
  if (date.kind === 'unknown') return date;
  if (date.value === null) return unknown(`the credential report does not give ${column}: AWS says N/A`);
  return known(date.value, date.source, date.asOf);
}

/** Only a device assigned to exactly the root user is the root's; serials and names prove nothing. */
function rootsVirtualDevices(
  arn: string,
  read: Read<readonly VirtualMfaDevice[]>,
): Fact<readonly VirtualMfaDevice[]> {
  if (read.kind === 'unread') return unknown(read.reason, read.remedies);
  const devices = read.value.filter(({ userArn }) => userArn === arn);
  return known(devices, 'virtual MFA devices', read.asOf);
}

/** A virtual device of the root proves that MFA is on; the lack of one proves nothing. */
function provenByDevice(virtual: Fact<readonly VirtualMfaDevice[]>): Fact<boolean> {
  if (virtual.kind === 'unknown') return virtual;
  return virtual.value.length > 0
    ? known(true, virtual.source, virtual.asOf)
    : unknown("no virtual MFA device is the root user's");
}

function devicesOf(mfa: Fact<boolean>, virtual: Fact<readonly VirtualMfaDevice[]>): Fact<RootMfaDevices> {
  if (virtual.kind === 'unknown') return virtual;
  const serials = virtual.value.map(({ serialNumber }) => serialNumber);
  if (serials.length > 0) return known({ kind: 'virtual', serials }, virtual.source, virtual.asOf);
  if (mfa.kind === 'unknown') return mfa;
  return mfa.value
    ? known({ kind: 'not-virtual-inferred' }, virtual.source, virtual.asOf)
    : unknown('MFA is off, so there is no device');
}

function sourcesOf(report: Fact<ReportRoot>, readings: RoleReadings): SourceTimes {
  const { accountSummary, virtualMfaDevices } = readings;
  return {
    ...(report.kind === 'known' && { 'credential report': report.asOf }),
    ...summaryTime(accountSummary),
    ...(virtualMfaDevices.kind === 'read' && { 'virtual MFA devices': virtualMfaDevices.asOf }),
  };
}

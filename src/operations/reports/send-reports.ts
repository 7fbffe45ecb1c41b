import type { Account, Directory } from '../../domain/account.ts';
import { UserError } from '../../domain/errors.ts';
import { type NamedScopes, type ResolvedScope, resolveScope } from '../../domain/scope.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock, Log } from '../ports.ts';
import type { SlackMessage } from '../posting-ports.ts';
import type { FileUpload, ReportStore } from '../report-ports.ts';
import { createGate } from './gate.ts';
import type { ReadMissing } from './read-missing.ts';
import type { AccountWithout, ReportsCsv } from './sheet.ts';
import { writeCsv } from './write-csv.ts';

export interface SendReportsDeps {
  readonly directory: (signal: AbortSignal) => Promise<Directory>;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  readonly readMissing: ReadMissing;
  readonly store: Pick<ReportStore, 'load'>;
  readonly files: FileUpload;
  readonly clock: Clock;
  readonly log: Log;
}

export interface SendRequest {
  /** As typed; empty: the default scope. */
  readonly scope: string;
  /** Who asked: it is logged. */
  readonly userId: string;
  /** Where it goes: a channel, or a user for the direct message with them. */
  readonly target: string;
}

/** What is in a file of reports. */
export interface ExportedReports {
  readonly scope: string;
  readonly accounts: number;
  /** Accounts whose report is in it. */
  readonly included: number;
  readonly users: number;
  readonly without: readonly AccountWithout[];
  /** When AWS made the oldest and the newest of the reports; absent where none is in it. */
  readonly made?: { readonly oldest: Instant; readonly newest: Instant };
  readonly bytes: number;
  /** Accounts whose membership in the scope is unknown, because their tags are unread. */
  readonly undecidedMembers: number;
}

/** Told as it goes on. reading: reports that were never read before. */
export type SendProgress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' | 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'uploading'; readonly bytes: number };

export type SendOutcome =
  | { readonly kind: 'sent'; readonly exported: ExportedReports }
  | { readonly kind: 'unknown-scope'; readonly typed: string; readonly suggestions: readonly string[] }
  | { readonly kind: 'empty-scope'; readonly scope: string; readonly undecidedMembers: number };

/**
 * Uploads the credential reports of a scope as one CSV; `message` is what stands beside it. Throws `UserError` where a
 * smaller scope helps, or where Slack says what is missing; and where the directory, the store or Slack give no answer.
 */
export type SendReports = (
  request: SendRequest,
  message: (exported: ExportedReports) => SlackMessage,
  report: (progress: SendProgress) => void,
  signal: AbortSignal,
) => Promise<SendOutcome>;

/** Each holds a compressed file in memory. */
const AT_ONCE = 2;
const WITHIN: Milliseconds = 10 * MINUTE;
/** Slack takes files of at most 1 GB. */
const MOST_BYTES = 1_000_000_000;

export function createSendReports(deps: SendReportsDeps): SendReports {
  const gate = createGate(AT_ONCE);
  return async (request, message, report, appSignal) => {
    const late = AbortSignal.timeout(WITHIN);
    const signal = AbortSignal.any([appSignal, late]);
    const directory = await deps.directory(signal);
    const typed = request.scope === '' ? deps.defaultScope : request.scope;
    const scope = resolveScope(typed, directory, deps.scopes);
    if (scope.kind === 'unknown') return { kind: 'unknown-scope', typed, suggestions: scope.suggestions };
    if (scope.members.length === 0) {
      return { kind: 'empty-scope', scope: scope.label, undecidedMembers: scope.undecided };
    }
    const work = () => send({ scope, directory, request, message, report, signal }, deps);
    try {
      return await gate.pass(() => report({ kind: 'waiting' }), work, signal);
    } catch (error) {
      if (late.aborted && !appSignal.aborted) throw tooLong(scope.label, error);
      throw error;
    }
  };
}

interface Sending {
  readonly scope: ResolvedScope;
  readonly directory: Directory;
  readonly request: SendRequest;
  readonly message: (exported: ExportedReports) => SlackMessage;
  readonly report: (progress: SendProgress) => void;
  readonly signal: AbortSignal;
}

async function send(
  { scope, directory, request, message, report, signal }: Sending,
  deps: SendReportsDeps,
): Promise<SendOutcome> {
  const { clock, files, log, readMissing } = deps;
  const accounts = byPlace(scope.members);
  const total = accounts.length;
  const reading = ({ read, total }: { read: number; total: number }) =>
    report({ kind: 'reading', done: read, total });
  const states = await readMissing(accounts, directory, reading, signal);
  const now = clock.now();
  const writing = (done: number) => report({ kind: 'writing', done, total });
  const csv = await writeCsv({ accounts, states, now }, writing, deps.store, signal);
  const exported = summaryOf(scope, csv);
  if (exported.bytes > MOST_BYTES) throw tooLarge(scope.label);
  report({ kind: 'uploading', bytes: exported.bytes });
  const file = { ...csv.file, name: fileName(scope.label, now) };
  const fileId = await files.upload(file, request.target, message(exported), signal);
  const { userId, target } = request;
  const { included, users, bytes } = exported;
  const what = { userId, scope: scope.label, target, fileId, accounts: total, included, users, bytes };
  log.info(what, 'credential reports were exported');
  return { kind: 'sent', exported };
}

/** Unit by unit, and by name within each. */
function byPlace(accounts: readonly Account[]): readonly Account[] {
  const placed = accounts.map((account) => {
    const { ouPath, name, id } = account;
    return { account, place: `${ouPath.join('/')}\n${name}\n${id}` };
  });
  placed.sort((a, b) => (a.place < b.place ? -1 : 1));
  return placed.map(({ account }) => account);
}

function summaryOf({ label, members, undecided }: ResolvedScope, csv: ReportsCsv): ExportedReports {
  const times = [...csv.included.values()];
  const made = times.length > 0 && { oldest: times.reduce(min), newest: times.reduce(max) };
  return {
    scope: label,
    accounts: members.length,
    included: csv.included.size,
    ...{ users: csv.users, without: csv.without, bytes: csv.file.bytes, undecidedMembers: undecided },
    ...(made && { made }),
  };
}

const min = (a: Instant, b: Instant) => Math.min(a, b);
const max = (a: Instant, b: Instant) => Math.max(a, b);

/** `credential-reports-prod-2026-11-20T0912Z.csv`: letters and digits that every file system takes. */
function fileName(scope: string, now: Instant): string {
  const name = scope.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60);
  const time = new Date(now).toISOString().slice(0, 16).replace(':', '');
  return `credential-reports-${name}-${time}Z.csv`;
}

function tooLong(scope: string, cause: unknown): UserError {
  return new UserError(
    `The credential reports of ${scope} could not be sent within ten minutes.`,
    'Ask for a smaller scope, such as one organizational unit.',
    { cause },
  );
}

function tooLarge(scope: string): UserError {
  return new UserError(
    `The credential reports of ${scope} are more than 1 GB, which Slack does not take.`,
    'Ask for a smaller scope, such as one organizational unit.',
  );
}

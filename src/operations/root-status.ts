import type { Directory } from '../domain/account.ts';
import type { CheckPolicy } from '../domain/checks/check.ts';
import { judge } from '../domain/judge.ts';
import type { Posture } from '../domain/posture.ts';
import { type NamedScopes, type ResolvedScope, resolveScope } from '../domain/scope.ts';
import { skipped } from '../domain/skip.ts';
import { judgeUsers } from '../domain/user-checks/judge-users.ts';
import { rootAlone } from '../domain/user-checks/users-of.ts';
import type { ReadPipeline } from './activity/pipeline-fact.ts';
import type { JoinRootUses } from './activity/root-uses.ts';
import { judgedBy, postureOf } from './asked-posture.ts';
import type { DateLastMeasured } from './last-measured.ts';
import type { Measurements } from './measurements.ts';
import type { Clock, DirectorySource, NewId, ResultStore, RootAuditor } from './ports.ts';
import { RESULT_FOR } from './results.ts';
import type { SeenUses } from './seen-uses.ts';

export interface RootStatusRequest {
  /** As typed; empty: the default scope. */
  readonly scope: string;
  /** Bypasses remembered evidence. */
  readonly fresh: boolean;
  /** Asks about IAM users in the place of root users; absent: it does not. */
  readonly users?: boolean;
}

/** Told once the scope is known, and after every account. */
export interface MeasuringProgress {
  readonly scope: string;
  readonly measured: number;
  readonly total: number;
  /** Counted are accounts whose IAM users are asked about; absent: root users. */
  readonly users?: true;
}

export type RootStatusOutcome =
  | { readonly kind: 'measured'; readonly resultId: string; readonly posture: Posture }
  | { readonly kind: 'unknown-scope'; readonly typed: string; readonly suggestions: readonly string[] }
  /** A scope that exists and holds no account. */
  | { readonly kind: 'empty-scope'; readonly scope: string; readonly undecidedMembers: number };

export interface RootStatusDeps {
  readonly directory: (signal: AbortSignal) => Promise<Directory>;
  /** Tags and security contacts of these accounts, read now. */
  readonly readDetails: DirectorySource['readDetails'];
  readonly auditor: Pick<RootAuditor, 'features'>;
  readonly measurements: Measurements;
  readonly results: ResultStore;
  /** Absent: nothing is swept. */
  readonly dateLastMeasured?: DateLastMeasured;
  /** Absent: nothing is swept. */
  readonly seenUses?: SeenUses;
  /** Absent: root activity is not watched. */
  readonly joinRootUses?: JoinRootUses;
  /** The same. */
  readonly readPipeline?: ReadPipeline;
  readonly scopes: NamedScopes;
  readonly defaultScope: string;
  readonly policy: CheckPolicy;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Resolves in a turn of the event loop of its own: five thousand accounts are neither begun nor judged in one. */
  readonly turn: () => Promise<void>;
}

/** Measures every root user of a scope, or its IAM users, now. Throws where the directory cannot be read or the result not be stored. */
export type RootStatus = (
  request: RootStatusRequest,
  onProgress: (progress: MeasuringProgress) => void,
  signal: AbortSignal,
) => Promise<RootStatusOutcome>;

/** Up to this many accounts go before bigger scopes' accounts. */
const URGENT = 20;

interface Run {
  readonly outcome: Promise<RootStatusOutcome>;
  readonly listeners: Set<(progress: MeasuringProgress) => void>;
  latest?: MeasuringProgress;
}

/** The same scope asked for by many people at once is measured once, and they get the same result. */
export function createRootStatus(deps: RootStatusDeps): RootStatus {
  const runs = new Map<string, Run>();

  return async (request, onProgress, signal) => {
    const directory = await deps.directory(signal);
    const typed = request.scope === '' ? deps.defaultScope : request.scope;
    const scope = resolveScope(typed, directory, deps.scopes);
    if (scope.kind === 'unknown') return { kind: 'unknown-scope', typed, suggestions: scope.suggestions };
    if (scope.members.length === 0) {
      return { kind: 'empty-scope', scope: scope.label, undecidedMembers: scope.undecided };
    }
    // As typed: two scopes may have one label, an OU and a name of the configuration.
    const { fresh, users = false } = request;
    const key = [typed.toLowerCase(), fresh, users].join('\n');
    const asked = { scope, directory, fresh, users };
    const run = runs.get(key) ?? begin(runs, key, (report) => measure(asked, report, deps, signal));
    run.listeners.add(onProgress);
    if (run.latest !== undefined) onProgress(run.latest);
    return run.outcome.finally(() => run.listeners.delete(onProgress));
  };
}

function begin(
  runs: Map<string, Run>,
  key: string,
  work: (report: (progress: MeasuringProgress) => void) => Promise<RootStatusOutcome>,
): Run {
  const listeners: Run['listeners'] = new Set();
  const report = (progress: MeasuringProgress) => {
    run.latest = progress;
    for (const listener of listeners) listener(progress);
  };
  const run: Run = {
    listeners,
    outcome: Promise.resolve()
      .then(() => work(report))
      .finally(() => runs.delete(key)),
  };
  runs.set(key, run);
  return run;
}

interface Asked {
  readonly scope: ResolvedScope;
  readonly directory: Directory;
  readonly fresh: boolean;
  readonly users: boolean;
}

async function measure(
  { scope, directory, fresh, users }: Asked,
  report: (progress: MeasuringProgress) => void,
  deps: RootStatusDeps,
  signal: AbortSignal,
): Promise<RootStatusOutcome> {
  const total = scope.members.length;
  let measured = 0;
  const told = { scope: scope.label, total, ...(users && { users }) };
  report({ ...told, measured });
  const asked = judgedBy(directory, deps, signal);
  const urgent = total <= URGENT;
  // Whoever mended a contact or a tag and asks again must see it; for a whole organization it would take minutes.
  const members = fresh && urgent ? await deps.readDetails(scope.members, signal) : scope.members;
  const measuring = members.map(async (account) => {
    await deps.turn();
    const options = { fresh, urgent, users, signal };
    const audit = skipped(account) ?? (await deps.measurements.measure(account, directory, options));
    measured += 1;
    report({ ...told, measured });
    await deps.turn();
    return users
      ? judgeUsers(account, audit)
      : judge(account, rootAlone(audit), { ...(await asked), now: deps.clock.now() });
  });
  const [context, judged] = await Promise.all([asked, Promise.all(measuring)]);
  // What an ending app broke off is no measurement.
  signal.throwIfAborted();
  const now = deps.clock.now();
  const joined = users ? judged : ((await deps.joinRootUses?.(judged, { ...context, now })) ?? judged);
  const accounts = (await deps.dateLastMeasured?.(joined)) ?? joined;
  const posture = await postureOf(scope, accounts, context, { ...deps, users });
  const resultId = deps.newId('result');
  await deps.results.save(resultId, posture, posture.measuredAt + RESULT_FOR);
  return { kind: 'measured', resultId, posture };
}

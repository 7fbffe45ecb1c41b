import type { Actor } from '../../domain/actor.ts';
import { UnclearWriteError, UserError } from '../../domain/errors.ts';
import { poolOf } from '../../domain/window/check-draft.ts';
import { type WindowId, windowId } from '../../domain/window/id.ts';
import type { RequestOutcome, RequestPreview } from '../../domain/window/outcomes.ts';
import type { RequestProblem } from '../../domain/window/problem.ts';
import { submit } from '../../domain/window/submit.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { Log } from '../ports.ts';
import type { Created, RefusalStore, WindowStore } from '../window-ports.ts';
import type { People } from './people.ts';
import { type PrepareDeps, type Prepared, prepareRequest } from './prepare-request.ts';
import { recorded } from './recorded.ts';
import { refusedOutcome } from './refused-outcome.ts';
import { keepRefusedRequest } from './refused-request.ts';
import type { RequestInput } from './request-input.ts';
import { previewRequest } from './request-preview.ts';
import type { Follows } from './window-deps.ts';

/** Asking for a window. */
export interface RequestWindow {
  /**
   * Stores the request, or says everything that is wrong with it. `submissionId`: Slack's view or trigger id; what is
   * submitted twice under one id is one request. Throws `UserError` where the store is down, and says whether anything
   * was recorded.
   */
  submit(actor: Actor, input: RequestInput, submissionId: string): Promise<RequestOutcome>;
  /** Who may approve what is filled in so far, and what it takes. Throws where the directory cannot be read. */
  preview(actor: Actor, input: Partial<RequestInput>): Promise<RequestPreview>;
}

export interface RequestDeps extends PrepareDeps {
  readonly store: Pick<WindowStore, 'load' | 'loadAll' | 'ofAccount' | 'create'>;
  readonly people: People;
  readonly refusals: Pick<RefusalStore, 'recordRequest'>;
  /** Who may ask at all (`askers`). */
  readonly authorizeRequester: AuthorizeReader;
  readonly tending: Follows;
  readonly log: Log;
}

/** Thirty bits are enough for that many windows; that two more submissions meet is all but impossible. */
const MOST_IDS = 8;

export function createRequestWindow(deps: RequestDeps): RequestWindow {
  return {
    preview: (actor, input) => previewRequest(actor, input, deps),
    submit: (actor, input, submissionId) =>
      recorded(recordingOf(submissionId, deps), deps.log, async () => {
        const permission = await deps.authorizeRequester(actor);
        if (permission.kind === 'refused') return mayNot(actor, input, permission.why, deps);
        const prepared = await prepareRequest(actor, input, idOf(submissionId, 0, deps), deps);
        if (prepared.problems.length === 0) return create(prepared, submissionId, deps);
        const stored = await before(actor, prepared.draft.id, deps);
        if (stored !== undefined) return stored;
        await keepRefusedRequest(actor, input, prepared.problems, deps);
        return refusedOutcome(prepared, deps.people);
      }),
  };
}

/** The same submission always comes by the same ids in the same order. */
async function create(
  { draft, context }: Prepared,
  submissionId: string,
  deps: RequestDeps,
): Promise<RequestOutcome> {
  for (let n = 0; n < MOST_IDS; n += 1) {
    const submitted = submit({ ...draft, id: idOf(submissionId, n, deps) }, context);
    if (submitted.kind === 'refused') return { ...submitted, names: new Map() };
    const { window } = submitted;
    const created = await stored(window, deps.chain.digest(nth(submissionId, n)), deps);
    if (created.kind === 'id-taken') continue;
    deps.tending.soon(window.id);
    return created.kind === 'again' ? created : { kind: 'requested', window, ...approversOf(draft, context) };
  }
  throw new Error(
    `The ids of a submission were all taken: ${idOf(submissionId, 0, deps)} and those after it`,
  );
}

function approversOf(draft: Prepared['draft'], context: Prepared['context']) {
  const { governing } = context;
  if (governing.kind !== 'governed' || draft.origin.kind !== 'request') return {};
  return { approvers: poolOf(draft, governing.policy, context).people };
}

/** Whoever is told that nothing was recorded asks again: where only what follows the window failed, it stands. */
async function stored(window: RootWindow, submission: string, { store, log }: RequestDeps): Promise<Created> {
  try {
    return await store.create(window, submission);
  } catch (error) {
    if (error instanceof UnclearWriteError || error instanceof UserError) throw error;
    const standing = await store.load(window.id).catch(() => {
      throw new UnclearWriteError(`Whether the request for ${window.id} was stored is not known.`, {
        cause: error,
      });
    });
    if (standing?.history[0]?.hash !== window.history[0]?.hash) throw error;
    log.warn({ err: error, windowId: window.id }, 'a request was stored, and what points to it not yet');
    return { kind: 'stored' };
  }
}

/** What was submitted a second time is not judged anew: by now its start may have passed. */
async function before(
  { userId }: Actor,
  id: WindowId,
  { store }: RequestDeps,
): Promise<RequestOutcome | undefined> {
  const window = await store.load(id);
  return window?.request.requester.id === userId ? { kind: 'again', window } : undefined;
}

async function mayNot(
  actor: Actor,
  input: RequestInput,
  because: Extract<RequestProblem, { why: 'may-not-request' }>['because'],
  deps: RequestDeps,
): Promise<RequestOutcome> {
  const problems: RequestProblem[] = [{ field: 'requester', why: 'may-not-request', because }];
  await keepRefusedRequest(actor, input, problems, deps);
  return { kind: 'refused', problems, names: new Map() };
}

function idOf(submissionId: string, n: number, { chain }: RequestDeps): WindowId {
  return windowId(nth(submissionId, n), chain.digest);
}

function nth(submissionId: string, n: number): string {
  return n === 0 ? submissionId : `${submissionId}#${n}`;
}

function recordingOf(submissionId: string, deps: RequestDeps) {
  return {
    what: 'Your request',
    check: `Look with /root-windows ${idOf(submissionId, 0, deps)} before you ask again: what is found was recorded.`,
  };
}

import { apply } from '../../../domain/window/apply.ts';
import type { RequestDraft, SubmitContext } from '../../../domain/window/draft.ts';
import { type WindowId, windowId } from '../../../domain/window/id.ts';
import { submit } from '../../../domain/window/submit.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { PaperWindow } from './paper.ts';
import { draftOf } from './paper-draft.ts';
import type { PaperDeps, RecordOutcome, RecordRefused } from './record-paper.ts';

type Made = { readonly kind: 'made'; readonly window: RootWindow } | RecordRefused;

/** Ids that other submissions may have; each is one in a thousand million. */
const MOST_IDS = 5;

/** Takes in a whole window. `submission`: what the window's id follows from. */
export async function recordWindow(
  paper: PaperWindow,
  submission: string,
  check: boolean,
  deps: PaperDeps,
): Promise<RecordOutcome> {
  const before = await recordedBefore(paper, windowId(submission, deps.chain.digest), deps);
  if (before !== undefined) return { kind: 'again', window: before };
  const drafted = await draftOf(paper, deps);
  if (drafted.kind !== 'drafted') return drafted;
  for (let attempt = 0; attempt < MOST_IDS; attempt += 1) {
    const id = windowId(attempt === 0 ? submission : `${submission} ${attempt}`, deps.chain.digest);
    const made = make({ ...drafted.draft, id }, paper, drafted.context);
    if (made.kind !== 'made') return made;
    const outcome = await store(made.window, submission, check, deps);
    if (outcome !== 'id-taken') return outcome;
  }
  throw new Error(`${MOST_IDS} ids that follow from one submission were taken`);
}

/** What was recorded stays so, whatever the policies say today. Its pointers may not have been written then. */
async function recordedBefore(
  { recordedBy, reason, start }: PaperWindow,
  id: WindowId,
  { store }: PaperDeps,
): Promise<RootWindow | undefined> {
  const window = await store.load(id);
  if (window?.request.origin.kind !== 'paper') return undefined;
  const { origin, timing, ...request } = window.request;
  const isSame = timing.kind === 'at' && timing.start === start && request.reason === reason;
  if (!isSame || origin.recordedBy !== recordedBy) return undefined;
  await store.point(window);
  return window;
}

async function store(
  window: RootWindow,
  submission: string,
  check: boolean,
  deps: PaperDeps,
): Promise<RecordOutcome | 'id-taken'> {
  if (check) return { kind: 'checked', window };
  const created = await deps.store.create(window, submission);
  switch (created.kind) {
    case 'stored':
      return { kind: 'recorded', window };
    case 'again':
      return created;
    case 'id-taken':
      return 'id-taken';
  }
}

/** The window with both of its entries: what was asked for, and what was done. */
function make(draft: RequestDraft, paper: PaperWindow, context: SubmitContext): Made {
  const submitted = submit(draft, context);
  if (submitted.kind === 'refused') return submitted;
  const { recordedBy, start, duration, done } = paper;
  const { policy } = submitted.window.request;
  const event = { type: 'paper-recorded' as const, recordedBy, writtenAt: start + duration, text: done };
  const noted = apply(submitted.window, event, { ...context, policy });
  if (noted.kind === 'refused') return { kind: 'note-refused', refusal: noted.refusal };
  return { kind: 'made', window: noted.window };
}

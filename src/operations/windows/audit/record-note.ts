import { canonicalJson } from '../../../domain/audit-chain/canonical.ts';
import { UserError } from '../../../domain/errors.ts';
import { apply } from '../../../domain/window/apply.ts';
import type { RecordPaper } from '../../../domain/window/events.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { PaperNote } from './paper.ts';
import type { PaperDeps, RecordOutcome } from './record-paper.ts';

/** Each round that is lost was won by somebody else's step. */
const MOST_ROUNDS = 40;

export async function recordNote(
  { window: id, recordedBy, writtenAt, text }: PaperNote,
  check: boolean,
  deps: PaperDeps,
): Promise<RecordOutcome> {
  const event: RecordPaper = { type: 'paper-recorded', recordedBy, writtenAt, text };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const window = await deps.store.load(id);
    if (window === undefined) return { kind: 'no-such-window' };
    if (holds(window, event)) return { kind: 'again', window };
    const outcome = await attempt(window, event, check, deps);
    if (outcome !== 'moved') return outcome;
  }
  throw new UserError(
    `${id} kept changing; nothing was recorded.`,
    'Give the same file again: it is recorded once.',
  );
}

async function attempt(
  window: RootWindow,
  event: RecordPaper,
  check: boolean,
  { store, chain, clock }: PaperDeps,
): Promise<RecordOutcome | 'moved'> {
  const applied = apply(window, event, { ...chain, now: clock.now(), policy: window.request.policy });
  if (applied.kind === 'refused') return { kind: 'note-refused', refusal: applied.refusal };
  if (check) return { kind: 'checked', window: applied.window };
  switch (await store.advance(applied.window)) {
    case 'stored':
      return { kind: 'recorded', window: applied.window };
    case 'moved':
      return 'moved';
    case 'too-large':
      throw new UserError(
        `${window.id} holds no more: its record is as long as one item of the store may be.`,
        'Make the text shorter, or record it as a window of its own.',
      );
  }
}

function holds({ history }: RootWindow, event: RecordPaper): boolean {
  return history.some((entry) => canonicalJson(entry.event) === canonicalJson(event));
}

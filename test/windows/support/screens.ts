import type { SlackControl } from '../../../sandbox/slack/control.ts';
import type { Seen, ShownMessage } from '../../../sandbox/slack/shown.ts';
import { eventually } from '../../support/fakes/eventually.ts';

/** What came of a step for whoever took it: `Recorded: …` or `Not done: …`, and nothing that is only on its way. */
const CONCLUSION = /^(Recorded: .*|Not done: .*|Nothing was recorded\..*|RW-\w{6} pending.*)$/m;

const ALL_ANSWERED = 60_000;

/** Where windows are decided. */
export const APPROVALS = '#root-approvals';

/**
 * Lets all of these people do it at the same instant, and waits until each has been told what came of it, for their eyes
 * only. What each was told, in the order of `people`.
 */
export async function atOnce(
  control: SlackControl,
  people: readonly string[],
  deed: (person: string) => Promise<unknown>,
): Promise<readonly string[]> {
  const told = new Map<string, string>();
  const stop = control.subscribe(({ people: [person, ...others], seen }) => {
    if (person === undefined || others.length > 0) return;
    const [conclusion] = CONCLUSION.exec(privately(seen) ?? '') ?? [];
    if (conclusion !== undefined) told.set(person, conclusion);
  });
  try {
    await Promise.all(people.map(deed));
    await eventually(
      `all are told; not told are ${people.filter((person) => !told.has(person)).join(', ')}`,
      () => people.every((person) => told.has(person)),
      ALL_ANSWERED,
    );
  } finally {
    stop();
  }
  return people.map((person) => told.get(person) ?? '');
}

function privately(seen: Seen): string | undefined {
  if (seen.kind === 'modal') return seen.change === 'closed' ? undefined : seen.modal.plainText;
  if (seen.kind !== 'message') return undefined;
  const { ephemeral, channel, plainText } = seen.message;
  return ephemeral || channel === 'dm' ? plainText : undefined;
}

/** The cards of a window that this person sees in a channel, oldest first. */
export function cardsOf(
  control: SlackControl,
  person: string,
  channel: string,
  id: string,
): readonly ShownMessage[] {
  const screen = control.view(person, channel);
  if (screen.kind !== 'channel') throw new Error(`${channel} is no channel`);
  return screen.messages.filter(
    ({ author, ephemeral, threadTs, ts, text }) =>
      author.kind === 'app' && !ephemeral && (threadTs === undefined || threadTs === ts) && text.includes(id),
  );
}

/** Presses a button of the window's card, and waits for the modal that it opens. */
export async function openModal(
  control: SlackControl,
  person: string,
  label: string,
  id: string,
): Promise<string> {
  await control.click(person, { label, in: APPROVALS, on: id });
  return eventually(`${person} has the modal for ${id}`, () => {
    const { plainText } = control.view(person, 'modal');
    return plainText.includes(id) && plainText;
  });
}

/** What they read in the thread of the window's card, below the card; empty where nothing was told. */
export function threadOf(
  control: SlackControl,
  person: string,
  channel: string,
  id: string,
): readonly string[] {
  const [card] = cardsOf(control, person, channel, id);
  if (card === undefined || card.replyCount === 0) return [];
  const screen = control.thread(person, { ts: card.ts });
  if (screen.kind !== 'thread') return [];
  return screen.messages.filter(({ ts }) => ts !== card.ts).map(({ plainText }) => plainText);
}

import { type Milliseconds, SECOND } from '../src/domain/time.ts';
import type { MeasuringProgress } from '../src/operations/root-status.ts';
import type { Message } from '../src/slack/message.ts';
import { measuringMessage, progressMessage, startingMessage, waitingMessage } from '../src/slack/progress.ts';
import type { Say } from './answering.ts';
import type { CommandDeps } from './deps.ts';

/** Quick answers come without a loading line; slow ones have it within the second that people wait patiently. */
const FIRST_LINE_AFTER: Milliseconds = 300;
/** A slash command's response_url takes five messages in all. */
const MORE_LINES_AFTER: readonly Milliseconds[] = [6 * SECOND, 25 * SECOND];

export interface WaitingLines {
  /** No line starts after this; resolves when those under way are out, so that the answer comes last. */
  end(): Promise<void>;
}

export interface ProgressLines extends WaitingLines {
  report(progress: MeasuringProgress): void;
}

/** Tells a waiting person that it is being worked on: one line at first, two at most later. `onError` gets what could not be sent. */
export function startProgress(scope: string, say: Say, onError: (error: unknown) => void): ProgressLines {
  let latest: MeasuringProgress | undefined;
  const first = () => (latest === undefined ? startingMessage(scope) : measuringMessage(latest));
  const more = () => (latest === undefined ? waitingMessage(scope) : progressMessage(latest));
  const { end } = startLines({ first, more }, say, onError);
  return {
    report: (progress) => {
      latest = progress;
    },
    end,
  };
}

/** The same with other words, drawn when they are sent. */
export function startLines(
  { first, more }: { readonly first: () => Message; readonly more: () => Message },
  say: Say,
  onError: (error: unknown) => void,
): WaitingLines {
  let sending: Promise<unknown> = Promise.resolve();
  const send = (line: () => Message) => {
    sending = sending.then(() => say(line())).catch(onError);
  };
  const timers = [
    setTimeout(send, FIRST_LINE_AFTER, first),
    ...MORE_LINES_AFTER.map((after) => setTimeout(send, after, more)),
  ];
  return {
    end: async () => {
      for (const timer of timers) clearTimeout(timer);
      await sending;
    },
  };
}

/** What a person reads while they wait. */
export interface WaitingWords<Progress> {
  starting(): Message;
  progress(latest: Progress): Message;
}

/** The answer of `work`, after lines that say how far it is; a quick one comes without. */
export async function withProgress<Progress, T>(
  words: WaitingWords<Progress>,
  say: Say,
  { log }: Pick<CommandDeps, 'log'>,
  work: (report: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  let latest: Progress | undefined;
  const first = () => words.starting();
  const more = () => (latest === undefined ? words.starting() : words.progress(latest));
  const { end } = startLines({ first, more }, say, (error) =>
    log.warn({ err: error }, 'a progress line could not be sent'),
  );
  try {
    return await work((progress) => {
      latest = progress;
    });
  } finally {
    await end();
  }
}

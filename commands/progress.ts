import { type Milliseconds, SECOND } from '../src/domain/time.ts';
import type { MeasuringProgress } from '../src/operations/root-status.ts';
import { measuringMessage, progressMessage, startingMessage, waitingMessage } from '../src/slack/progress.ts';
import type { Say } from './answering.ts';

/** Quick answers come without a loading line; slow ones have it within the second that people wait patiently. */
const FIRST_LINE_AFTER: Milliseconds = 300;
/** A slash command's response_url takes five messages in all. */
const MORE_LINES_AFTER: readonly Milliseconds[] = [6 * SECOND, 25 * SECOND];

export interface ProgressLines {
  report(progress: MeasuringProgress): void;
  /** No line starts after this; resolves when those under way are out, so that the answer comes last. */
  end(): Promise<void>;
}

/** Tells a waiting person that it is being worked on: one line at first, two at most later. `onError` gets what could not be sent. */
export function startProgress(scope: string, say: Say, onError: (error: unknown) => void): ProgressLines {
  let latest: MeasuringProgress | undefined;
  let sending: Promise<unknown> = Promise.resolve();

  const send = (line: () => ReturnType<typeof startingMessage>) => {
    sending = sending.then(() => say(line())).catch(onError);
  };
  const first = () => send(() => (latest === undefined ? startingMessage(scope) : measuringMessage(latest)));
  const more = () => send(() => (latest === undefined ? waitingMessage(scope) : progressMessage(latest)));
  const timers = [
    setTimeout(first, FIRST_LINE_AFTER),
    ...MORE_LINES_AFTER.map((after) => setTimeout(more, after)),
  ];

  return {
    report: (progress) => {
      latest = progress;
    },
    end: async () => {
      for (const timer of timers) clearTimeout(timer);
      await sending;
    },
  };
}

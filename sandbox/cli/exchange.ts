import { isAnswered } from '../scenario/final-reply.ts';
import type { ActOutcome, Seen, SlackControl } from '../slack/control.ts';
import type { Exchange } from './command.ts';

/** What came of one thing that was said. */
export type Answer =
  | { readonly kind: 'answered'; readonly seen: readonly Seen[] }
  | { readonly kind: 'failed' | 'late'; readonly seen: readonly Seen[]; readonly why: string };

/** Says one text and waits for the final reply. Throws a ControlError where the person cannot say it there. */
export async function ask(control: SlackControl, text: string, exchange: Exchange): Promise<Answer> {
  const { as, timeout } = exchange;
  const before = control.sequence();
  const seen = () => control.seen(as, before);
  const outcome = await control.say(as, exchange.in, text);
  const silence = explainSilence(outcome);
  if (silence?.kind === 'failed' || (silence && !isAnswered(seen()))) return { ...silence, seen: seen() };
  const answered = await control.waitFor(() => (isAnswered(seen()) ? true : undefined), timeout);
  if (answered) return { kind: 'answered', seen: seen() };
  return { kind: 'late', seen: seen(), why: `There was no answer to "${text}" within ${timeout / 1000} s.` };
}

/** Why no answer will come; `undefined` where one may. */
function explainSilence(outcome: ActOutcome): { kind: 'failed' | 'late'; why: string } | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'not-acknowledged':
      return { kind: 'failed', why: 'The app did not acknowledge within 3 s.' };
    case 'no-app':
      return { kind: 'failed', why: 'No app is connected.' };
    case 'slack-only':
      return { kind: 'late', why: `The app was not asked: ${outcome.why}` };
  }
}

import { suggest } from '../../src/domain/suggest.ts';
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
  const silence = explainSilence(outcome, text, exchange.in, control);
  if (silence?.kind === 'failed' || (silence && !isAnswered(seen()))) return { ...silence, seen: seen() };
  const answered = await control.waitFor(() => (isAnswered(seen()) ? true : undefined), timeout);
  if (answered) return { kind: 'answered', seen: seen() };
  return { kind: 'late', seen: seen(), why: `There was no answer to "${text}" within ${timeout / 1000} s.` };
}

interface Silence {
  readonly kind: 'failed' | 'late';
  readonly why: string;
}

/** Why no answer will come; `undefined` where one may. */
function explainSilence(
  outcome: ActOutcome,
  text: string,
  place: string,
  control: SlackControl,
): Silence | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'not-acknowledged':
      return { kind: 'failed', why: 'The app did not acknowledge within 3 s.' };
    case 'no-app':
      return { kind: 'failed', why: 'No app is connected.' };
    case 'bad-answer':
      return { kind: 'failed', why: `The app acknowledged with what Slack cannot use: ${outcome.why}` };
    case 'slack-only':
      return text.startsWith('/') ? noCommand(text, control) : noQuestion(text, place, control);
  }
}

function noCommand(text: string, { commands }: SlackControl): Silence {
  const [name = ''] = text.split(/\s/);
  const [nearest] = suggest(name, namesOf(commands), 1);
  const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  return {
    kind: 'failed',
    why: `${name} is no command of the app.${hint} Its commands: ${namesOf(commands).join(', ')}.`,
  };
}

function noQuestion(text: string, place: string, { commands }: SlackControl): Silence {
  return {
    kind: 'late',
    why: `"${text}" was posted in ${place}. The app was not asked: a message, no command. Its commands: ${namesOf(commands).join(', ')}.`,
  };
}

function namesOf(commands: SlackControl['commands']): string[] {
  return commands.map(({ command }) => command);
}

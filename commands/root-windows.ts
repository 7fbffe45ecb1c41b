import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Actor } from '../src/domain/actor.ts';
import { UserError } from '../src/domain/errors.ts';
import { parseWindowId, type WindowId } from '../src/domain/window/id.ts';
import type { WindowHistory } from '../src/domain/window/outcomes.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { unknownScope } from '../src/slack/reply.ts';
import { mayNotView } from '../src/slack/requests/may-not.ts';
import { type HistoryOptions, windowHistoryMessage } from '../src/slack/window-lists/window-history.ts';
import { windowListMessage } from '../src/slack/window-lists/window-list.ts';
import { decisionMessage } from '../src/slack/windows/decision-message.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { ROOT_WINDOWS } from './descriptions/windows.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { typedText } from './typed-text.ts';

/** `/root-windows [scope | mine | pending | open | RW-…]` */
export function rootWindowsCommand(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const say = commandAnswer(args, deps.log);
    const typed = typedText(command.text);
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_WINDOWS)));
    await answering(say, deps, async () => {
      const actor = actorOf(command);
      const id = namedWindow(typed);
      await say(await (id === undefined ? listPage(typed, 1) : historyPage(id, 1))(actor, deps, windows));
    });
  };
}

/** Only with its `RW-`: six letters alone may be the name of an account. */
function namedWindow(typed: string): WindowId | undefined {
  if (!/^rw[-_\p{Dash_Punctuation}]/iu.test(typed)) return undefined;
  const id = parseWindowId(typed);
  if (id !== undefined) return id;
  throw new UserError(
    'This is not the id of a window: RW- and six letters or digits, such as RW-7F3K2M.',
    'Type /root-windows for those that wait for something, or /root-windows mine for your own.',
  );
}

/** A page of an answer for one person, looked up now. */
export type Page = (
  actor: Actor,
  deps: CommandDeps,
  windows: Pick<WindowCommandDeps, 'windows'>,
) => Promise<Message>;

/** A page of the windows that were asked for. */
export function listPage(asked: string, page: number): Page {
  return async (actor, deps, { windows }) => {
    const found = await windows.find(actor, asked, page);
    switch (found.kind) {
      case 'refused':
        return mayNotView(found.why, deps.securityChannel);
      case 'unknown-scope':
        return unknownScope({ ...found, known: deps.scopeNames, command: ROOT_WINDOWS.command });
      case 'found':
        return windowListMessage(found.listing, { page, now: deps.clock.now() });
    }
  };
}

/** A page of everything on record about one window. */
export function historyPage(id: WindowId, page: number): Page {
  return async (actor, deps, windows) => {
    const found = await findHistory(id, actor, deps, windows);
    return found.kind === 'found'
      ? windowHistoryMessage(found.history, historyOptions(page, deps))
      : found.answer;
  };
}

/** How a history is shown now. */
export function historyOptions(page: number, { clock, activity }: CommandDeps): HistoryOptions {
  return { page, now: clock.now(), watched: { signingIn: activity !== undefined } };
}

export type FoundHistory =
  | { readonly kind: 'found'; readonly history: WindowHistory }
  | { readonly kind: 'not-shown'; readonly answer: Message };

/** One window's history, if there is one and the person may see it: asked anew whoever it was shown to before. */
export async function findHistory(
  id: WindowId,
  actor: Actor,
  { clock, securityChannel }: CommandDeps,
  { windows }: Pick<WindowCommandDeps, 'windows'>,
): Promise<FoundHistory> {
  const history = await windows.history(id);
  const permission = await windows.mayView(actor, history?.card.window);
  if (permission.kind === 'refused')
    return { kind: 'not-shown', answer: mayNotView(permission.why, securityChannel) };
  if (history !== undefined) return { kind: 'found', history };
  return { kind: 'not-shown', answer: decisionMessage({ kind: 'no-such-window', id }, clock.now()) };
}

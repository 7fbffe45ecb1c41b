import { UserError } from '../src/domain/errors.ts';
import { type ListValue, parseListValue } from '../src/slack/window-lists/list-value.ts';
import { windowHistoryView } from '../src/slack/window-lists/window-history.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { markFrom, markOf, showModal } from './modal.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { findHistory, historyOptions, historyPage, listPage, type Page } from './root-windows.ts';
import { onPressedWindow } from './window-actions.ts';

/** Previous and Next under a list or a history: the page takes the place of the one that was pressed. */
export function turnWindowsPage(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, respond } = args;
    await ack();
    await answering(pressAnswer(args, deps.log), deps, async () => {
      const value = parseListValue(action.value);
      if (value === undefined) throw outdated();
      if (body.view !== undefined) return turnInModal(value, args, deps, windows);
      const page = await pageOf(value)(actorOf(body), deps, windows);
      await respond({ response_type: 'ephemeral', replace_original: true, ...page });
    });
  };
}

/** History: in a modal, since a card and the Home tab stay as they are. */
export function openHistory(deps: CommandDeps, windows: WindowCommandDeps) {
  return (args: ButtonArgs): Promise<void> =>
    onPressedWindow(args, deps, async (id, say) => {
      const { body, client } = args;
      const found = await inTime(findHistory(id, actorOf(body), deps, windows));
      if (found.kind === 'not-shown') return say(found.answer);
      const view = windowHistoryView(found.history, historyOptions(1, deps));
      await showModal(client, body, { ...view, ...markFrom(body.view, deps.newId) });
    });
}

function pageOf(value: ListValue): Page {
  return value.view === 'list' ? listPage(value.asked, value.page) : historyPage(value.id, value.page);
}

/** Only histories are shown in modals. */
async function turnInModal(
  value: ListValue,
  args: ButtonArgs,
  deps: CommandDeps,
  windows: WindowCommandDeps,
): Promise<void> {
  const { body, client } = args;
  if (value.view !== 'history' || body.view === undefined) throw outdated();
  const found = await findHistory(value.id, actorOf(body), deps, windows);
  if (found.kind === 'not-shown') return void (await pressAnswer(args, deps.log)(found.answer));
  const view = windowHistoryView(found.history, historyOptions(value.page, deps));
  await client.views.update({ view_id: body.view.id, view: { ...view, ...markOf(body.view) } });
}

function outdated(): UserError {
  return new UserError(
    'This button is of another version of Rootkeeper, and names no page.',
    'Type /root-windows again.',
  );
}

import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../src/operations/ports.ts';
import { requestFormOf } from '../src/slack/requests/form-state.ts';
import { requestView } from '../src/slack/requests/request-view.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { markOf, redrawModal } from './modal.ts';
import { pressAnswer } from './modal-answer.ts';
import { previewOf } from './request-preview.ts';

type ChangeArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/**
 * A field was changed on which other fields, or who may approve, depend: the form is drawn again. Of several changes in
 * quick succession only the newest is drawn.
 */
export function redrawRequestForm(deps: CommandDeps, windows: Pick<WindowCommandDeps, 'request'>) {
  const newest = new Map<string, symbol>();
  return async (args: ChangeArgs): Promise<void> => {
    const { ack, body, client } = args;
    await ack();
    const { view } = body;
    if (view === undefined) return;
    const change = Symbol(view.id);
    const isNewest = () => newest.get(view.id) === change;
    newest.set(view.id, change);
    await answering(pressAnswer(args, deps.log), deps, async () => {
      const drawn = await drawnFor(view, args, deps, windows);
      if (isNewest()) await update(client, view, drawn, isNewest, deps.log);
    }).finally(() => isNewest() && newest.delete(view.id));
  };
}

async function drawnFor(
  view: ViewOutput,
  { body }: ChangeArgs,
  { clock }: CommandDeps,
  windows: Pick<WindowCommandDeps, 'request'>,
): Promise<ModalView> {
  const actor = actorOf(body);
  const values = requestFormOf(view.state.values, view.private_metadata);
  const preview = await previewOf(actor, values, windows);
  return {
    ...requestView({ requesterId: actor.userId, values, preview, now: clock.now() }),
    ...markOf(view),
  };
}

/**
 * The hash is of the view as it was at the change: Slack refuses it where an older change was drawn meanwhile. What is
 * drawn here is newer, unless yet another change has come. Who has closed the form needs none.
 */
async function update(
  client: WebClient,
  { id, hash }: ViewOutput,
  view: ModalView,
  isNewest: () => boolean,
  log: Log,
): Promise<void> {
  const drawn = await redrawModal(client, { id, hash }, view);
  if (drawn === 'closed') log.debug({ view: id }, 'a form was closed before it was drawn');
  if (drawn === 'newer' && isNewest()) await redrawModal(client, { id }, view);
}

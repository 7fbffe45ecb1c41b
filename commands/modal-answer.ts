import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../src/operations/ports.ts';
import type { Message } from '../src/slack/message.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import type { Say } from './answering.ts';
import { showModal } from './modal.ts';
import { privateAnswer } from './private-answer.ts';

type PressArgs = Pick<
  SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs,
  'body' | 'client' | 'respond'
>;
export type SubmissionArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/**
 * Answers whoever pressed a button: next to the message in which it stands, for them alone; or in a modal, where it stands
 * in a view, which has no response_url. What is said later takes the place of what was said first there. `title`: of that
 * modal.
 */
export function pressAnswer({ body, client, respond }: PressArgs, log: Log, title?: string): Say {
  const { user, channel, view } = body;
  if (view === undefined)
    return privateAnswer({ respond, client, channel: channel?.id ?? '', user: user.id }, log);
  let shown: string | undefined;
  return orDirectly({ client, user: user.id }, log, async (message) => {
    const told = toldView(message, title);
    if (shown === undefined) shown = (await showModal(client, body, told)).id;
    else await client.views.update({ view_id: shown, view: told });
  });
}

/** Answers a modal's submission. */
export interface SubmissionAnswer {
  /** In the modal's place. */
  readonly say: Say;
  /** Something went wrong: the modal stays, with all that was typed, and this is told above it. */
  readonly keep: Say;
}

/**
 * `again`: the modal with what was typed, and a message at its top; where it has given way to another answer already.
 * `title`: of what takes its place.
 */
export function submissionAnswer(
  { ack, body, client, view }: SubmissionArgs,
  log: Log,
  again: (message: Message) => ModalView,
  title?: string,
): SubmissionAnswer {
  let acknowledged = false;
  const answer = (first: 'update' | 'push', later: (message: Message) => ModalView) =>
    orDirectly({ client, user: body.user.id }, log, async (message) => {
      if (acknowledged) return void (await client.views.update({ view_id: view.id, view: later(message) }));
      acknowledged = true;
      await ack({ response_action: first, view: toldView(message, title) });
    });
  return { say: answer('update', (message) => toldView(message, title)), keep: answer('push', again) };
}

/** A modal that was closed meanwhile, or came too late, must cost nobody their answer: it goes to them directly. */
function orDirectly(
  { client, user }: { readonly client: WebClient; readonly user: string },
  log: Log,
  show: (message: Message) => Promise<void>,
): Say {
  return async (message) => {
    try {
      await show(message);
    } catch (error) {
      log.warn({ err: error }, 'an answer could not be shown in a modal, and goes by direct message');
      await client.chat.postMessage({ channel: user, unfurl_links: false, unfurl_media: false, ...message });
    }
  };
}

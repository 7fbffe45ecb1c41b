import type { BlockAction } from '@slack/bolt';
import { alertEventsPage } from '../src/slack/activity/activity-page.ts';
import { noSuchAlert } from '../src/slack/activity/alert-answers.ts';
import { mayNotSeeEvents } from '../src/slack/activity/people-answers.ts';
import { parseAlertEventsValue, parseAlertValue } from '../src/slack/activity/value.ts';
import { actorOf } from './actor.ts';
import { named, ROOT_ALERT } from './alert-press.ts';
import { answering } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/**
 * Show events, Previous, Next: for readers, and for people on call. The alert stays as it is; a page takes the place of
 * the one that was pressed.
 */
export function showAlertEvents(deps: CommandDeps, activity: ActivityCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, respond } = args;
    await ack();
    const say = pressAnswer(args, deps.log, ROOT_ALERT);
    await answering(say, deps, async () => {
      const refusal = await refusedEvents(body, deps, activity);
      if (refusal !== undefined) return say(refusal);
      const value = parseAlertEventsValue(action.value);
      const { id } = value ?? named(parseAlertValue(action.value));
      const page = value?.page ?? 1;
      const listing = await activity.alertEvents(id);
      if (listing === undefined) return say(noSuchAlert(id));
      const message = alertEventsPage(listing, { page, now: deps.clock.now(), id });
      if (value === undefined) return say(message);
      return respond({ response_type: 'ephemeral', replace_original: true, ...message });
    });
  };
}

async function refusedEvents(body: BlockAction, deps: CommandDeps, { authorizeOnCall }: ActivityCommandDeps) {
  const actor = actorOf(body);
  const [reader, onCall] = await Promise.all([deps.authorizeReader(actor), authorizeOnCall(actor)]);
  if (reader.kind === 'allowed' || onCall.kind === 'allowed') return undefined;
  return mayNotSeeEvents(reader.why, deps.securityChannel);
}

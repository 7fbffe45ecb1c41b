import { activityPage, expiredActivity } from '../src/slack/activity/activity-page.ts';
import { expiredReplay } from '../src/slack/activity/people-answers.ts';
import { replayPage } from '../src/slack/activity/replay.ts';
import { type ActivityValue, parseActivityValue } from '../src/slack/activity/value.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** Previous and Next of `/root-activity`. */
export function turnActivityPage(deps: CommandDeps, { listing }: ActivityCommandDeps) {
  return turnKept(deps, expiredActivity, async ({ resultId, page }) => {
    const kept = await listing.load(resultId);
    return kept && activityPage(kept, { page, now: deps.clock.now(), resultId });
  });
}

/** Previous and Next of `/root-replay`. */
export function turnReplayPage(deps: CommandDeps, { replaying }: ActivityCommandDeps) {
  return turnKept(deps, expiredReplay, async ({ resultId, page }) => {
    const kept = await replaying.load(resultId);
    return kept && replayPage(kept, { page, now: deps.clock.now(), resultId });
  });
}

/**
 * The page takes the place of the one that was pressed. The button's value only says which one: whether the person may see
 * it is asked anew at every click.
 */
function turnKept(
  deps: CommandDeps,
  expired: () => Message,
  draw: (value: ActivityValue) => Promise<Message | undefined>,
) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, respond } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const permission = await deps.authorizeReader(actorOf(body));
      if (permission.kind === 'refused') return say(notAllowedToRead(permission.why, deps.securityChannel));
      const value = parseActivityValue(action.value);
      const message = value && (await draw(value));
      if (message === undefined) return say(expired());
      return respond({ response_type: 'ephemeral', replace_original: true, ...message });
    });
  };
}

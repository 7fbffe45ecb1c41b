import type { App } from '@slack/bolt';
import { digestOff } from '../src/slack/digest/now-message.ts';
import { commandHelp } from '../src/slack/help.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { ACKNOWLEDGING } from './acknowledge-answer.ts';
import { answering } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { ROOT_DIGEST, ROOT_DIGEST_OFF } from './descriptions.ts';
import { isHelpAsked } from './help-asked.ts';
import { pressAnswer } from './modal-answer.ts';
import { commandAnswer } from './private-answer.ts';

/** Ids of everything that is about the digest and acknowledging (`slack/digest/action-ids.ts`, `slack/action-ids.ts`). */
const ABOUT_DIGEST = /^(digest|acknowledge|status:acknowledge|status:finding)/;

/** Where the digest is not configured, its command says so and what to do; and so do the buttons of older ones. */
export function registerDigestOff(app: App, deps: CommandDeps): void {
  app.command(ROOT_DIGEST.command, async (args) => {
    await args.ack();
    const say = commandAnswer(args, deps.log);
    await answering(say, deps, () =>
      say(isHelpAsked(args.command.text ?? '') ? commandHelp(ROOT_DIGEST_OFF) : digestOff()),
    );
  });
  app.action({ type: 'block_actions', action_id: ABOUT_DIGEST }, async (args) => {
    await args.ack();
    const say = pressAnswer(args, deps.log, ACKNOWLEDGING);
    await answering(say, deps, () => say(digestOff()));
  });
  app.view(ABOUT_DIGEST, ({ ack }) =>
    ack({ response_action: 'update', view: toldView(digestOff(), ACKNOWLEDGING) }),
  );
}

import type { RootStatusOutcome } from '../src/operations/root-status.ts';
import { measuredMessage } from '../src/slack/home/measured-message.ts';
import type { Message } from '../src/slack/message.ts';
import { startingMessage } from '../src/slack/progress.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { publishHome } from './home.ts';
import { inTime } from './in-time.ts';
import { redrawModal, showModal } from './modal.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** Measure now: measures the default scope while a modal says so, then draws the Home tab again. */
export function measureFromHome(deps: CommandDeps, windows: Pick<WindowCommandDeps, 'home'>) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, body, client } = args;
    await ack();
    const actor = actorOf(body);
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const permission = await inTime(deps.authorizeReader(actor));
      if (permission.kind === 'refused') return say(notAllowedToRead(permission.why, deps.securityChannel));
      const { id } = await showModal(client, body, toldView(startingMessage(deps.defaultScope)));
      // Whoever closes the modal finds the result at home.
      const tell: Say = (message) => redrawModal(client, { id }, toldView(message));
      await answering(tell, deps, async () => {
        const message = await measured(deps);
        await publishHome(client, actor, deps, windows);
        await tell(message);
      });
    });
  };
}

async function measured(deps: CommandDeps): Promise<Message> {
  const outcome = await deps.rootStatus({ scope: '', fresh: true }, () => undefined, deps.shutdown);
  return messageOf(outcome, deps);
}

function messageOf(outcome: RootStatusOutcome, { scopeNames }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'measured':
      return measuredMessage(outcome.posture.scope);
    case 'unknown-scope':
      return unknownScope({ ...outcome, known: scopeNames });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
  }
}

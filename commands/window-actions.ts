import type { ModalView } from '@slack/types';
import type { Actor } from '../src/domain/actor.ts';
import { UserError } from '../src/domain/errors.ts';
import type { Instant } from '../src/domain/time.ts';
import type { WindowId } from '../src/domain/window/id.ts';
import type { OpenedDecision } from '../src/domain/window/outcomes.ts';
import type { Step } from '../src/operations/windows/decide.ts';
import type { Asked } from '../src/operations/windows/open-decision.ts';
import { readToDecide } from '../src/operations/windows/recorded.ts';
import { decisionMessage } from '../src/slack/windows/decision-message.ts';
import { parseWindowValue } from '../src/slack/windows/value.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { homeAgain } from './home.ts';
import { inTime } from './in-time.ts';
import { markFrom, showModal } from './modal.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { tell } from './tell.ts';

/** Draws the modal in which a person decides about a window. */
export interface WindowModal {
  readonly asked: Asked;
  draw(opened: Opened, now: Instant): ModalView | Promise<ModalView>;
}

type Opened = Extract<OpenedDecision, { readonly kind: 'opened' }>;

/** Approve…, Deny…, Revoke…, Review…: asks in a modal for what the decision needs, of those who may see the window. */
export function openWindowModal({ asked, draw }: WindowModal, deps: CommandDeps, windows: WindowCommandDeps) {
  return (args: ButtonArgs): Promise<void> =>
    onPressedWindow(args, deps, async (id, say) => {
      const { body, client } = args;
      const { outcome, view } = await inTime(readToDecide(id, deps.log, () => viewOf(actorOf(body), id)));
      if (view === undefined) return say(decisionMessage(outcome, deps.clock.now()));
      await showModal(client, body, { ...view, ...markFrom(body.view, deps.newId) });
    });

  async function viewOf(actor: Actor, id: WindowId) {
    const outcome = await windows.openDecision(actor, id, asked);
    if (outcome.kind !== 'opened') return { outcome };
    return { outcome, view: await draw(outcome, deps.clock.now()) };
  }
}

/** Withdraw, I'm done: Slack has asked "are you sure?". */
export function decideAtOnce(step: Step, deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { body, client } = args;
    await onPressedWindow(args, deps, async (id, say) => {
      const decided = windows.decide(actorOf(body), id, step);
      await tell(decided, say, (outcome) => say(decisionMessage(outcome, deps.clock.now())));
    });
    await homeAgain({ client, body }, deps, windows);
  };
}

/** Acknowledges a button, and does something with the window that it names; what goes wrong is told where it was pressed. */
export async function onPressedWindow(
  args: ButtonArgs,
  deps: CommandDeps,
  deed: (id: WindowId, say: Say) => Promise<unknown>,
): Promise<void> {
  await args.ack();
  const say = pressAnswer(args, deps.log);
  await answering(say, deps, () => deed(pressedWindow(args.action.value), say));
}

/** The window that a button's value names. */
export function pressedWindow(value: string | undefined): WindowId {
  const pressed = parseWindowValue(value);
  if (pressed !== undefined) return pressed.id;
  throw new UserError(
    'This button is of another version of Rootkeeper, which named its window in another way.',
    'Type /root-windows, and use the buttons that it shows.',
  );
}

import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Actor } from '../src/domain/actor.ts';
import type { RequestPreview } from '../src/domain/window/outcomes.ts';
import type { RootWindow } from '../src/domain/window/window.ts';
import { accountChoices, chosenAccount } from '../src/slack/requests/account-choices.ts';
import { mayNotRequest } from '../src/slack/requests/may-not.ts';
import { EMPTY_FORM, type RequestFormValues } from '../src/slack/requests/request-form.ts';
import { requestView } from '../src/slack/requests/request-view.ts';
import { decisionMessage, hiddenMessage } from '../src/slack/windows/decision-message.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { markFrom, type Press, redrawModal, showModal } from './modal.ts';
import { pressAnswer } from './modal-answer.ts';
import { previewOf } from './request-preview.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { pressedWindow } from './window-actions.ts';

/** Whose deed opens the form. */
interface Opening {
  readonly client: WebClient;
  readonly body: Parameters<typeof actorOf>[0] & Press;
}

/**
 * Opens the form with what is known without asking anybody, since Slack waits three seconds; what has to be looked up
 * follows in the open form: that the person may not ask, or who could approve what was chosen.
 */
export async function openRequestForm(
  { client, body }: Opening,
  values: RequestFormValues,
  deps: CommandDeps,
  windows: WindowCommandDeps,
): Promise<void> {
  const actor = actorOf(body);
  const form = { requesterId: actor.userId, values };
  const mark = markFrom(body.view, deps.newId);
  const draw = (preview?: RequestPreview) => ({
    ...requestView({ ...form, ...(preview === undefined ? {} : { preview }), now: deps.clock.now() }),
    ...mark,
  });
  const opened = await showModal(client, body, draw());
  const say: Say = (message) => redrawModal(client, { id: opened.id }, toldView(message));
  await answering(say, deps, async () => {
    const permission = await windows.authorizeRequester(actor);
    if (permission.kind === 'refused') return say(mayNotRequest(permission.why, deps.securityChannel));
    if (values.accounts.length === 0) return;
    const preview = await previewOf(actor, values, windows);
    // Who has changed a field meanwhile gets, or has, a form that is drawn for what they chose.
    await redrawModal(client, opened, draw(preview));
  });
}

/** Request a window…, at home. */
export function requestFromHome(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    await answering(pressAnswer(args, deps.log), deps, () =>
      openRequestForm(args, EMPTY_FORM, deps, windows),
    );
  };
}

/** More time…: the form for the same again, which names the window. */
export function requestMoreTime(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    await args.ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const id = pressedWindow(args.action.value);
      const window = await inTime(windows.load(id));
      if (window === undefined) return say(decisionMessage({ kind: 'no-such-window', id }, deps.clock.now()));
      const permission = await inTime(windows.windows.mayView(actorOf(args.body), window));
      if (permission.kind === 'refused') return say(hiddenMessage(id, permission.why));
      await openRequestForm(args, moreOf(window), deps, windows);
    });
  };
}

function moreOf({ id, request }: RootWindow): RequestFormValues {
  const { accounts, operator, task, ticket } = request;
  return {
    ...EMPTY_FORM,
    accounts: accounts.map(chosenAccount),
    operatorId: operator.id,
    taskId: task.id,
    ...(task.insistence === undefined ? {} : { insistence: task.insistence }),
    ...(ticket === undefined ? {} : { ticket }),
    continues: id,
  };
}

/** What the menu of accounts offers for what was typed so far; nothing to those who may not ask for windows. */
export function accountsMenu(deps: CommandDeps, windows: WindowCommandDeps) {
  return async ({
    ack,
    body,
    payload,
  }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const options = await inTime(optionsFor(actorOf(body), payload.value, windows)).catch(
      (error: unknown) => {
        deps.log.error({ err: error }, 'a menu could not be filled');
        return [];
      },
    );
    await ack({ options });
  };
}

async function optionsFor(actor: Actor, typed: string, { authorizeRequester, choices }: WindowCommandDeps) {
  const [permission, { accounts, scopes }] = await Promise.all([authorizeRequester(actor), choices()]);
  return permission.kind === 'allowed' ? accountChoices(accounts, scopes, typed) : [];
}

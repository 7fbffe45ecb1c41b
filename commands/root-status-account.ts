import type {
  AllMiddlewareArgs,
  BlockSuggestion,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Account } from '../src/domain/account.ts';
import { accountView } from '../src/slack/account.ts';
import { accountOptions } from '../src/slack/account-options.ts';
import { openAccountView } from '../src/slack/account-picker.ts';
import { ACCOUNT_PICKER_BLOCK, ACCOUNT_PICKER_SELECT } from '../src/slack/action-ids.ts';
import { answerView } from '../src/slack/answer-view.ts';
import { acknowledgedIn } from './acknowledged-in.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { showModal } from './modal.ts';
import { type ButtonArgs, type PressedResult, readResult } from './root-status-pages.ts';
import { asReadBy } from './user-names.ts';

/** "Open account…": asks which, in a modal. */
export function openPicker(deps: CommandDeps) {
  return async ({ ack, action, body, client, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const say: Say = (message) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...message });
    await answering(say, deps, async () => {
      const result = await readResult(body, action.value, deps);
      if (result.kind === 'refused') return void (await say(result.answer));
      await showModal(client, body, openAccountView(result.value));
    });
  };
}

/** What the modal's menu offers for what was typed so far. */
export function pickerOptions(deps: CommandDeps) {
  return async ({
    ack,
    body,
    payload,
  }: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const resultOf = (body as BlockSuggestion).view?.private_metadata;
    const accounts = await inTime(readResult(body, resultOf, deps)).then(accountsOf, (error: unknown) => {
      deps.log.error({ err: error }, 'a menu could not be filled');
      return [];
    });
    await ack({ options: accountOptions(accounts, payload.value) });
  };
}

function accountsOf(result: PressedResult): readonly Account[] {
  return result.kind === 'refused' ? [] : result.posture.accounts.map(({ account }) => account);
}

/** The modal, submitted: the account, or the reason why there is none to see, takes its place. */
export function showPicked(deps: CommandDeps) {
  return async ({
    ack,
    body,
    view,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs): Promise<void> => {
    const say: Say = (message) => ack({ response_action: 'update', view: answerView(message) });
    await answering(say, deps, async () => {
      const result = await inTime(readResult(body, view.private_metadata, deps));
      if (result.kind === 'refused') return void (await say(result.answer));
      const picked = view.state.values[ACCOUNT_PICKER_BLOCK]?.[ACCOUNT_PICKER_SELECT]?.selected_option?.value;
      const posture = await inTime(asReadBy(actorOf(body), result.posture, deps));
      const account = posture.accounts.find((each) => each.account.id === picked);
      if (account === undefined) return ack(NOT_IN_RESULT);
      const acknowledged = await acknowledgedIn(posture, deps, account);
      const detail = accountView(posture, account, { now: deps.clock.now(), ...acknowledged });
      await ack({ response_action: 'update', view: detail });
    });
  };
}

const NOT_IN_RESULT = {
  response_action: 'errors' as const,
  errors: { [ACCOUNT_PICKER_BLOCK]: 'This account is not in the result. Pick one from the list.' },
};

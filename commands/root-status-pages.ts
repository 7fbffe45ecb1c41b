import type { AllMiddlewareArgs, BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { AccountPosture, Posture } from '../src/domain/posture.ts';
import { accountMessage } from '../src/slack/account.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead, notShared } from '../src/slack/refusal.ts';
import { accountNotInResult, expiredResult } from '../src/slack/reply.ts';
import { type SharedOptions, sharedAccountMessage, sharedStatusMessage } from '../src/slack/shared.ts';
import { type StatusOptions, statusMessage } from '../src/slack/status.ts';
import { parseStatusValue, type StatusValue } from '../src/slack/status-value.ts';
import { acknowledgedIn } from './acknowledged-in.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { isChannel } from './root-status.ts';
import { asReadBy, sameAccount } from './user-names.ts';

export type ButtonArgs = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** Previous, Next, and the list of clear accounts: the page takes the place of the one that was pressed. */
export function turnPage(deps: CommandDeps) {
  return async ({ ack, action, body, respond }: ButtonArgs): Promise<void> => {
    await ack();
    const say: Say = (message) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...message });
    await answering(say, deps, async () => {
      const result = await readResult(body, action.value, deps);
      if (result.kind === 'refused') return void (await say(result.answer));
      const canShare = isChannel(body.channel?.id ?? '');
      const shown = await shownTo(body, result, deps);
      const page = pageMessage(shown, { canShare, ...(await acknowledgedOf(shown, deps)) }, deps);
      await respond({ response_type: 'ephemeral', replace_original: true, ...page });
    });
  };
}

/** Share: the page as it stands, but for names of IAM users, for the channel. The button goes first, so that it is posted once, and comes back if it is not. */
export function share(deps: CommandDeps) {
  const underway = new Set<string>();
  return async ({ ack, action, body, respond, client }: ButtonArgs): Promise<void> => {
    await ack();
    // Pressed again before the button was gone: the first press is posting already.
    const press = `${body.channel?.id} ${body.user.id} ${action.value}`;
    if (underway.has(press)) return;
    underway.add(press);
    const say: Say = (message) =>
      respond({ response_type: 'ephemeral', replace_original: false, ...message });
    await answering(say, deps, async () => {
      const result = await readResult(body, action.value, deps);
      if (result.kind === 'refused') return void (await say(result.answer));
      const channel = body.channel?.id ?? '';
      const permission = await deps.mayShare(channel);
      if (permission !== 'allowed') return void (await say(notShared(permission)));
      const acknowledged = await acknowledgedOf(result, deps);
      const shown = await shownTo(body, result, deps);
      const withShare = (canShare: boolean) =>
        respond({
          response_type: 'ephemeral',
          replace_original: true,
          ...pageMessage(shown, { canShare, ...acknowledged }, deps),
        });
      await withShare(false);
      try {
        const shared = sharedMessage(result, { sharedBy: body.user.id, ...acknowledged }, deps);
        await client.chat.postMessage({ channel, unfurl_links: false, unfurl_media: false, ...shared });
      } catch (error) {
        await withShare(true);
        throw error;
      }
    }).finally(() => underway.delete(press));
  };
}

export type PressedResult =
  | {
      readonly kind: 'status';
      readonly posture: Posture;
      readonly value: Exclude<StatusValue, { view: 'account' }>;
    }
  | {
      readonly kind: 'account';
      readonly posture: Posture;
      readonly value: StatusValue;
      readonly account: AccountPosture;
    }
  | { readonly kind: 'refused'; readonly answer: Message };

/**
 * The stored result that a button refers to, without names of IAM users. The button's value only says which one: whether the person may see it is
 * asked anew at every click.
 */
export async function readResult(
  body: Parameters<typeof actorOf>[0],
  buttonValue: string | undefined,
  deps: CommandDeps,
): Promise<PressedResult> {
  const permission = await deps.authorizeReader(actorOf(body));
  if (permission.kind === 'refused') {
    return { kind: 'refused', answer: notAllowedToRead(permission.why, deps.securityChannel) };
  }
  const value = parseStatusValue(buttonValue);
  const posture = value && (await deps.results.load(value.resultId, deps.clock.now()));
  if (value === undefined || posture === undefined)
    return { kind: 'refused', answer: expiredResult(value?.scope) };
  if (value.view !== 'account') return { kind: 'status', posture, value };
  const account = posture.accounts.find((each) => each.account.id === value.accountId);
  if (account === undefined) return { kind: 'refused', answer: accountNotInResult(value.accountId) };
  return { kind: 'account', posture, value, account };
}

type ReadableResult = Exclude<PressedResult, { kind: 'refused' }>;

/** As this person may read it, which is not what a channel is shown. */
async function shownTo(
  body: Parameters<typeof actorOf>[0],
  result: ReadableResult,
  deps: CommandDeps,
): Promise<ReadableResult> {
  const posture = await asReadBy(actorOf(body), result.posture, deps);
  if (result.kind === 'status') return { ...result, posture };
  return { ...result, posture, account: sameAccount(posture, result.account) ?? result.account };
}

type ShownWith = Pick<StatusOptions, 'canShare' | 'acknowledgements' | 'canAcknowledge'>;

function pageMessage(result: ReadableResult, shownWith: ShownWith, { clock }: CommandDeps): Message {
  const { resultId, page } = result.value;
  const options = { now: clock.now(), resultId, page, ...shownWith };
  return result.kind === 'account'
    ? accountMessage(result.posture, result.account, options)
    : statusMessage(result.posture, { ...options, view: result.value.view });
}

type SharedWith = Pick<SharedOptions, 'sharedBy' | 'acknowledgements'>;

function sharedMessage(result: ReadableResult, sharedWith: SharedWith, { clock }: CommandDeps): Message {
  const { page, resultId } = result.value;
  const options = { now: clock.now(), page, resultId, ...sharedWith };
  return result.kind === 'account'
    ? sharedAccountMessage(result.posture, result.account, options)
    : sharedStatusMessage(result.posture, result.value.view, options);
}

function acknowledgedOf(result: ReadableResult, deps: CommandDeps) {
  return acknowledgedIn(result.posture, deps, result.kind === 'account' ? result.account : undefined);
}

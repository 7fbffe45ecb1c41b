import type { AllMiddlewareArgs, BlockSuggestion, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type AccountId, parseAccountId } from '../src/domain/account.ts';
import type { Actor } from '../src/domain/actor.ts';
import type { RootStatusOutcome } from '../src/operations/root-status.ts';
import { accountView } from '../src/slack/account.ts';
import { answerView } from '../src/slack/answer-view.ts';
import { digestAccountOptions, digestAccountPicker } from '../src/slack/digest/account-picker.ts';
import { DIGEST_ACCOUNT_PICKER_BLOCK, DIGEST_ACCOUNT_PICKER_SELECT } from '../src/slack/digest/action-ids.ts';
import type { Message } from '../src/slack/message.ts';
import { startingMessage } from '../src/slack/progress.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { accountNotInResult, emptyScope, unknownScope } from '../src/slack/reply.ts';
import { acknowledgedIn } from './acknowledged-in.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { inTime, LATE, orLate } from './in-time.ts';
import { redrawModal, showModal } from './modal.ts';
import { pressAnswer, type SubmissionArgs } from './modal-answer.ts';
import { pressedDigest } from './root-digest-pages.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** Open account…: asks which of the digest's accounts, in a modal. */
export function openDigestAccount(deps: CommandDeps, digests: DigestCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, client } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const found = await inTime(pressedDigest(actorOf(body), action.value, deps, digests.digests.of));
      if (found.kind === 'refused') return say(found.answer);
      return showModal(client, body, digestAccountPicker(found.value));
    });
  };
}

/** What the modal's menu offers for what was typed so far. */
export function digestAccountMenu(deps: CommandDeps, digests: DigestCommandDeps) {
  return async (args: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const { ack, payload } = args;
    const body: BlockSuggestion = args.body;
    const options = inTime(
      pressedDigest(actorOf(body), body.view?.private_metadata, deps, digests.digests.of),
    ).then((found) => (found.kind === 'refused' ? [] : digestAccountOptions(found.digest, payload.value)));
    await ack({
      options: await options.catch((error: unknown) => {
        deps.log.error({ err: error }, 'a menu could not be filled');
        return [];
      }),
    });
  };
}

/** The modal, submitted: the account as it is now takes its place. Measuring it may take longer than Slack waits. */
export function showDigestAccount(deps: CommandDeps) {
  return async ({ ack, body, client, view }: SubmissionArgs): Promise<void> => {
    const { selected_option } =
      view.state.values[DIGEST_ACCOUNT_PICKER_BLOCK]?.[DIGEST_ACCOUNT_PICKER_SELECT] ?? {};
    const picked = parseAccountId(selected_option?.value ?? '');
    if (picked === undefined) return ack(NO_ACCOUNT);
    let isShown = false;
    const show = async (next: ModalView) => {
      if (isShown) return void (await redrawModal(client, { id: view.id }, next));
      isShown = true;
      await ack({ response_action: 'update', view: next });
    };
    await answering(
      (message) => show(answerView(message)),
      deps,
      async () => {
        const work = measured(picked, actorOf(body), deps);
        if ((await orLate(work)) === LATE) await show(answerView(startingMessage(picked)));
        await show(await work);
      },
    );
  };
}

const NO_ACCOUNT = {
  response_action: 'errors' as const,
  errors: { [DIGEST_ACCOUNT_PICKER_BLOCK]: 'No account was picked. Pick one from the list.' },
};

async function measured(accountId: AccountId, actor: Actor, deps: CommandDeps): Promise<ModalView> {
  const permission = await deps.authorizeReader(actor);
  if (permission.kind === 'refused')
    return answerView(notAllowedToRead(permission.why, deps.securityChannel));
  const outcome = await deps.rootStatus({ scope: accountId, fresh: false }, () => undefined, deps.shutdown);
  return viewOf(accountId, outcome, deps);
}

async function viewOf(
  accountId: AccountId,
  outcome: RootStatusOutcome,
  deps: CommandDeps,
): Promise<ModalView> {
  if (outcome.kind !== 'measured') return answerView(notMeasured(outcome, deps));
  const { posture } = outcome;
  const account = posture.accounts.find((each) => each.account.id === accountId);
  if (account === undefined) return answerView(accountNotInResult(accountId));
  const acknowledged = await acknowledgedIn(posture, deps, account);
  return accountView(posture, account, { now: deps.clock.now(), ...acknowledged });
}

function notMeasured(
  outcome: Exclude<RootStatusOutcome, { kind: 'measured' }>,
  { scopeNames }: CommandDeps,
): Message {
  return outcome.kind === 'unknown-scope'
    ? unknownScope({ ...outcome, known: scopeNames })
    : emptyScope(outcome.scope, outcome.undecidedMembers);
}

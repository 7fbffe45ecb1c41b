import type { AllMiddlewareArgs, BlockSuggestion, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Actor } from '../src/domain/actor.ts';
import type { Instant } from '../src/domain/time.ts';
import type { AskedFinding } from '../src/operations/digest/acknowledging.ts';
import { acknowledgementRefusal } from '../src/slack/digest/acknowledge-refusal.ts';
import { acknowledgeToldView, acknowledgeView } from '../src/slack/digest/acknowledge-view.ts';
import { mayNotAcknowledge, nothingToAcknowledge } from '../src/slack/digest/acknowledged-message.ts';
import { parseFindingValue } from '../src/slack/digest/digest-value.ts';
import type { Message } from '../src/slack/message.ts';
import { toldView } from '../src/slack/windows/told-view.ts';
import { ACKNOWLEDGING, notAllowed } from './acknowledge-answer.ts';
import type { FindingSource, Offered } from './acknowledge-sources.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { showModal } from './modal.ts';
import { modalAgain } from './modal-again.ts';
import { pressAnswer, type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** Acknowledge…: asks which finding, in a modal, of those who may acknowledge. */
export function openFindingPicker(source: FindingSource, deps: CommandDeps, digests: DigestCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body, client } = args;
    await ack();
    const say = pressAnswer(args, deps.log, ACKNOWLEDGING);
    await answering(say, deps, async () => {
      const [found, permission] = await inTime(
        Promise.all([source.read(body, action.value), digests.acknowledging.may(actorOf(body))]),
      );
      if (found.kind === 'refused') return say(found.answer);
      if (permission.kind === 'refused') return say(mayNotAcknowledge(permission.why, deps.securityChannel));
      if (found.options('').length === 0) return say(nothingToAcknowledge());
      return showModal(client, body, found.picker);
    });
  };
}

/** What the picker's menu offers for what was typed so far; to whoever may not see it, nothing. */
export function findingMenuOptions(source: FindingSource, deps: CommandDeps) {
  return async (args: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs): Promise<void> => {
    const { ack, payload } = args;
    const body: BlockSuggestion = args.body;
    const found: Offered | undefined = await inTime(source.read(body, body.view?.private_metadata)).catch(
      (error: unknown) => {
        deps.log.error({ err: error }, 'a menu could not be filled');
        return undefined;
      },
    );
    await ack({ options: found?.kind === 'offered' ? found.options(payload.value) : [] });
  };
}

/** The picker, submitted: the form for the finding takes its place, or why there is none. */
export function showAcknowledgeForm(source: FindingSource, deps: CommandDeps, digests: DigestCommandDeps) {
  const { block, select } = source.picker;
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, view } = args;
    const picked = parseFindingValue(view.state.values[block]?.[select]?.selected_option?.value);
    if (picked === undefined) return ack(nothingPicked(block));
    const { keep } = submissionAnswer(
      args,
      deps.log,
      (message: Message) => modalAgain(view, message),
      ACKNOWLEDGING,
    );
    await answering(keep, deps, async () => {
      const resultId = source.resultIdOf(view.private_metadata);
      const { on, checkId } = picked;
      const asked = { on, checkId, ...(resultId === undefined ? {} : { resultId }) };
      const form = await inTime(formOf(actorOf(body), asked, deps, digests));
      await ack({ response_action: 'update', view: form });
    });
  };
}

function nothingPicked(block: string) {
  return {
    response_action: 'errors' as const,
    errors: { [block]: 'No finding was picked. Pick one from the list.' },
  };
}

async function formOf(
  actor: Actor,
  asked: Omit<AskedFinding, 'actor'>,
  deps: CommandDeps,
  { acknowledging }: DigestCommandDeps,
): Promise<ModalView> {
  const opened = await acknowledging.open({ ...asked, actor });
  const now: Instant = deps.clock.now();
  switch (opened.kind) {
    case 'not-allowed':
      return toldView(notAllowed(opened, deps), ACKNOWLEDGING);
    case 'refused':
      return acknowledgeToldView(acknowledgementRefusal(opened.refusal, now));
    case 'open': {
      const { resultId } = asked;
      const { standing, acknowledgement } = opened;
      return acknowledgeView(standing, now, {
        ...(resultId === undefined ? {} : { resultId }),
        ...(acknowledgement === undefined ? {} : { acknowledgement }),
      });
    }
  }
}

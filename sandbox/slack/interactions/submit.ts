import { type ViewContent, validateView } from '../blocks/view.ts';
import { ControlError, type SubmitOutcome } from '../control.ts';
import { isObject, type JsonObject } from '../json.ts';
import { submissionPayload } from '../payloads/view.ts';
import { warn } from '../post.ts';
import { changeModal, closeModals, DEEPEST_STACK, pushModal, updateModal } from '../present-view.ts';
import type { StoredModal } from '../views.ts';
import type { World } from '../world.ts';
import { fieldProblems } from './field-problems.ts';
import { actOutcome } from './outcome.ts';

/** A person presses the submit button of the modal in front of them. */
export async function submitModal(world: World, modal: StoredModal): Promise<SubmitOutcome> {
  if (modal.submit === undefined) throw new ControlError(`“${modal.title}” has no submit button.`);
  const problems = fieldProblems(modal.blocks, modal.values);
  const checked = changeModal(world, modal, { errors: problems });
  if (Object.keys(problems).length > 0) return errorsOutcome(checked, 'slack');
  const payload = submissionPayload(world, checked);
  const delivered = await world.delivery.deliver({ type: 'interactive', payload, acceptsResponse: true });
  if (delivered.kind !== 'acknowledged')
    return actOutcome(world, modal.personId, delivered, `“${modal.submit}”`);
  return conclude(world, asItIsNow(world, checked), delivered.answer, delivered.afterMs);
}

/** The app may have updated the view while it was asked. */
function asItIsNow(world: World, modal: StoredModal): StoredModal {
  return world.views.stack(modal.personId).find((view) => view.id === modal.id) ?? modal;
}

/** https://docs.slack.dev/surfaces/modals#response_actions */
function conclude(world: World, modal: StoredModal, answer: unknown, afterMs: number): SubmitOutcome {
  const response: JsonObject = isObject(answer) ? answer : {};
  switch (response.response_action) {
    case undefined:
      closeModals(world, modal.personId, 'front');
      return { kind: 'acknowledged', afterMs };
    case 'clear':
      closeModals(world, modal.personId, 'all');
      return { kind: 'acknowledged', afterMs };
    case 'errors':
      return showErrors(world, modal, response.errors);
    case 'update':
      return withView(world, modal, response.view, (view) => {
        updateModal(world, modal, view);
        return { kind: 'acknowledged', afterMs };
      });
    case 'push':
      if (world.views.stack(modal.personId).length >= DEEPEST_STACK)
        return trouble(world, modal, 'at most three views can be stacked');
      return withView(world, modal, response.view, (view) => {
        pushModal(world, modal.personId, view);
        return { kind: 'acknowledged', afterMs };
      });
    default:
      return trouble(world, modal, `unknown response_action “${String(response.response_action)}”`);
  }
}

function showErrors(world: World, modal: StoredModal, errors: unknown): SubmitOutcome {
  const inputs = modal.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const entries = isObject(errors) ? Object.entries(errors) : [];
  const strange = entries.find(([blockId]) => !inputs.includes(blockId));
  if (entries.length === 0) return trouble(world, modal, 'response_action errors without errors');
  if (strange)
    return trouble(world, modal, `errors for “${strange[0]}”, which is no input block of the view`);
  const readable = Object.fromEntries(entries.map(([blockId, text]) => [blockId, String(text)]));
  return errorsOutcome(changeModal(world, modal, { errors: readable }), 'app');
}

function withView(
  world: World,
  modal: StoredModal,
  given: unknown,
  show: (view: ViewContent) => SubmitOutcome,
): SubmitOutcome {
  const verdict = validateView(given, world.files.isShowable);
  switch (verdict.kind) {
    case 'valid':
      if (verdict.view.type !== 'modal') return trouble(world, modal, 'the view is no modal');
      return show(verdict.view);
    case 'too-large':
      return trouble(world, modal, 'view_too_large');
    case 'invalid':
      return trouble(world, modal, verdict.messages.join('; '));
  }
}

/** What Slack shows whatever the reason; the reason is for whoever drives the sandbox. */
function trouble(world: World, modal: StoredModal, why: string): SubmitOutcome {
  warn(world, modal.personId, 'We had some trouble connecting. Try again?');
  return { kind: 'bad-answer', why };
}

function errorsOutcome(modal: StoredModal, by: 'slack' | 'app'): SubmitOutcome {
  const labelled = Object.entries(modal.errors).map(([blockId, text]) => [labelOf(modal, blockId), text]);
  return { kind: 'errors', by, errors: Object.fromEntries(labelled) };
}

function labelOf(modal: StoredModal, blockId: string): string {
  const block = modal.blocks.find((candidate) => candidate.block_id === blockId);
  return block?.type === 'input' ? block.label.text : blockId;
}

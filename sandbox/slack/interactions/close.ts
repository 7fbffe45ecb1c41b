import type { ActOutcome } from '../control.ts';
import { closedPayload } from '../payloads/view.ts';
import { closeModals } from '../present-view.ts';
import type { StoredModal } from '../views.ts';
import type { World } from '../world.ts';
import { actOutcome } from './outcome.ts';

/** A person presses a modal's close button. The app hears of views that asked for it. */
export async function closeModal(world: World, modal: StoredModal): Promise<ActOutcome> {
  const { personId } = modal;
  const closing = modal.clearOnClose ? world.views.stack(personId) : [modal];
  closeModals(world, personId, modal.clearOnClose ? 'all' : 'front');
  const told = closing.filter((view) => view.notifyOnClose);
  const delivered = await Promise.all(
    told.map((view) =>
      world.delivery.deliver({
        type: 'interactive',
        payload: closedPayload(world, view, modal.clearOnClose),
        acceptsResponse: false,
      }),
    ),
  );
  const [first] = delivered;
  if (!first) return { kind: 'slack-only', why: 'the app did not ask to hear of it' };
  return actOutcome(world, personId, first, 'the closing of the view');
}

import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { UserError } from '../src/domain/errors.ts';
import type { NewId } from '../src/operations/ports.ts';

/** What a press says of where it happened. */
export interface Press {
  readonly trigger_id: string;
  readonly view?: PressedView;
}

interface PressedView {
  readonly type: string;
  readonly external_id?: string | null;
}

/** A modal that is open. `hash`: of how it was last drawn; Slack refuses to draw over anything newer. */
export interface OpenModal {
  readonly id: string;
  readonly hash: string;
}

/**
 * Shows a modal: on top of the one in which the button stands, or as the first. Throws `UserError` where Slack would not
 * wait any longer.
 */
export async function showModal(
  client: WebClient,
  { trigger_id, view: pressed }: Press,
  view: ModalView,
): Promise<OpenModal> {
  const shown = { trigger_id, view };
  try {
    const answer = await (pressed?.type === 'modal' ? client.views.push(shown) : client.views.open(shown));
    return { id: answer.view?.id ?? '', hash: answer.view?.hash ?? '' };
  } catch (error) {
    throw isRefusal(error, 'expired_trigger_id')
      ? new UserError(TOO_LATE, 'Press the button, or type the command, again.', { cause: error })
      : error;
  }
}

/**
 * Draws an open modal anew. closed: it is not there any more, so that nobody misses it. newer: with its `hash`, where it
 * was drawn again since.
 */
export async function redrawModal(
  client: WebClient,
  { id, hash }: Pick<OpenModal, 'id'> & Partial<OpenModal>,
  view: ModalView,
): Promise<'drawn' | 'closed' | 'newer'> {
  try {
    await client.views.update({ view_id: id, view, ...(hash === undefined ? {} : { hash }) });
    return 'drawn';
  } catch (error) {
    if (isRefusal(error, 'not_found')) return 'closed';
    if (isRefusal(error, 'hash_conflict')) return 'newer';
    throw error;
  }
}

const TOO_LATE = 'Slack waits three seconds for a window to open, and this one came later.';

/** Whether Slack refused a call with this error. */
function isRefusal(error: unknown, code: string): boolean {
  return error instanceof Error && new RegExp(`\\b${code}\\b`).test(error.message);
}

const AT_HOME = 'home';

/** The mark of a modal that is opened at home, or from a modal that was: so that the tab can be drawn again after it. */
export function markFrom(from: PressedView | undefined, newId: NewId): Pick<ModalView, 'external_id'> {
  return isFromHome(from) ? { external_id: newId(AT_HOME) } : {};
}

/** The mark that a view carries already: what is drawn in its place keeps it. */
export function markOf({ external_id }: Pick<PressedView, 'external_id'>): Pick<ModalView, 'external_id'> {
  return external_id ? { external_id } : {};
}

/** Whether a view is the Home tab, or carries that mark. Ids of others never begin so. */
export function isFromHome(view: PressedView | undefined): boolean {
  return view?.type === 'home' || (view?.external_id?.startsWith(`${AT_HOME}-`) ?? false);
}

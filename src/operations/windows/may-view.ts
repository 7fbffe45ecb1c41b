import type { Actor } from '../../domain/actor.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { AuthorizeReader, ReadPermission } from '../authorize-reader.ts';

/** Whether a person may see windows: this one, where one is given, which its requester and operator always may. */
export type MayView = (actor: Actor, window?: RootWindow) => Promise<ReadPermission>;

/** `authorizeViewer`: of readers, requesters and every policy's approvers (`viewers`). */
export function createMayView(authorizeViewer: AuthorizeReader): MayView {
  return async (actor, window) =>
    window !== undefined && isOwn(actor, window) ? { kind: 'allowed' } : authorizeViewer(actor);
}

function isOwn({ userId }: Actor, { request }: RootWindow): boolean {
  return userId === request.requester.id || userId === request.operator.id;
}

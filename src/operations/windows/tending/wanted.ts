import { type WantedPost, wantedPosts } from '../../../domain/window/posts.ts';
import { isToldDirectly } from '../../../domain/window/told-directly.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { TendingDeps } from './deps.ts';

/** Every message that the window calls for now. */
export async function wantedNow(window: RootWindow, deps: TendingDeps): Promise<readonly WantedPost[]> {
  const { approvalsChannel, alertsChannel, people, clock } = deps;
  const directly = isToldDirectly(window) ? await people.members(window.request.policy.notified) : [];
  return wantedPosts(window, { approvals: approvalsChannel, alerts: alertsChannel, directly }, clock.now());
}

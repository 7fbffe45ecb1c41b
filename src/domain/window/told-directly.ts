import type { RootWindow } from './window.ts';

/** Whether those who are to be notified are told directly, beside the channels. */
export function isToldDirectly({ request }: RootWindow): boolean {
  return request.policy.notifyDirectly || request.origin.kind === 'break-glass';
}

import type { WindowEventType } from '../../../src/domain/window/events.ts';

const EVERY: Readonly<Record<WindowEventType, true>> = {
  requested: true,
  approved: true,
  denied: true,
  withdrawn: true,
  revoked: true,
  closed: true,
  reviewed: true,
  'findings-recorded': true,
  reminded: true,
  'declared-afterwards': true,
  'paper-recorded': true,
};

/** Every type of event there is; a new one has to be added, or this does not compile. */
export const EVENT_TYPES: readonly string[] = Object.keys(EVERY);

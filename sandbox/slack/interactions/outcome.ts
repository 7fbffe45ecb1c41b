import type { ActOutcome } from '../control.ts';
import type { DeliveryOutcome } from '../delivery.ts';
import { warn } from '../post.ts';
import type { World } from '../world.ts';

/** What a button press came to; an unanswered one is marked as such on the person's screen. */
export function actOutcome(
  world: World,
  personId: string,
  delivered: DeliveryOutcome,
  what: string,
): ActOutcome {
  switch (delivered.kind) {
    case 'acknowledged':
      return { kind: 'acknowledged', afterMs: delivered.afterMs };
    case 'not-acknowledged':
      warn(world, personId, `${world.directory.app.name} did not respond to ${what}.`);
      return delivered;
    case 'no-app':
      warn(world, personId, `${world.directory.app.name} is not running: ${what} reached nobody.`);
      return delivered;
  }
}

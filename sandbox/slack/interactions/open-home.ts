import type { ActOutcome } from '../control.ts';
import type { DeliveryOutcome } from '../delivery.ts';
import type { JsonObject } from '../json.ts';
import { homeOpenedPayload } from '../payloads/home-opened.ts';
import type { World } from '../world.ts';

/** Slack repeats an unacknowledged event at once, after a minute and after five. https://docs.slack.dev/apis/events-api/#retries */
const RETRIES_AFTER = [0, 60_000, 300_000];

/** A person opens the app's Home tab. */
export async function openHome(world: World, personId: string): Promise<ActOutcome> {
  const events = world.manifest.settings.event_subscriptions?.bot_events ?? [];
  if (!events.includes('app_home_opened'))
    return { kind: 'slack-only', why: 'the app does not listen for it' };
  const payload = homeOpenedPayload(world, personId);
  const delivered = await deliverEvent(world, payload, 0);
  if (delivered.kind === 'acknowledged') return { kind: 'acknowledged', afterMs: delivered.afterMs };
  return delivered;
}

async function deliverEvent(world: World, payload: JsonObject, attempt: number): Promise<DeliveryOutcome> {
  const delivered = await world.delivery.deliver({
    type: 'events_api',
    payload,
    acceptsResponse: false,
    ...(attempt > 0 ? { retry: { attempt, reason: 'timeout' } } : {}),
  });
  const next = RETRIES_AFTER[attempt];
  if (delivered.kind !== 'acknowledged' && next !== undefined)
    world.timers.after(next, () => void deliverEvent(world, payload, attempt + 1));
  return delivered;
}

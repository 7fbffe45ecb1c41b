import type { Button } from '@slack/types';
import type { Alert } from '../../domain/alert/alert.ts';
import { alertPhase } from '../../domain/alert/phase.ts';
import type { Instant } from '../../domain/time.ts';
import { button } from '../blocks/button.ts';
import {
  ALERT_DECLARE,
  ALERT_EVENTS,
  ALERT_FALSE_ALARM,
  ALERT_INCIDENT,
  ALERT_LEGITIMATE,
  ALERT_OWN,
} from './action-ids.ts';
import { BY_OTHERS } from './cause-words.ts';
import { encodeAlertValue } from './value.ts';

/** What can still be done about an alert at `now`, by anybody at all. */
export function alertButtons(alert: Alert, now: Instant): Button[] {
  const value = encodeAlertValue(alert);
  const events = button('Show events', ALERT_EVENTS, value);
  const declare = isUse(alert) ? [button('Declare afterwards…', ALERT_DECLARE, value)] : [];
  switch (alertPhase(alert, now)) {
    case 'unowned':
    case 'lapsed':
      return [{ ...button("I'm on it", ALERT_OWN, value), style: 'primary' }, events, ...declare];
    case 'owned':
      return [...dispositions(alert, value), button('Still on it', ALERT_OWN, value), events, ...declare];
    case 'told':
      return [button('Incident…', ALERT_INCIDENT, value), events];
    case 'disposed':
      return [...dispositions(alert, value), events, ...declare];
    case 'explained':
      return [events];
  }
}

/** Whether anybody used root: only that can be declared in a window. */
function isUse({ topic, items }: Alert): boolean {
  return topic === 'root' && !items.every(({ cause }) => BY_OTHERS.includes(cause));
}

/** All but the one that stands. */
function dispositions({ disposition }: Alert, value: string): Button[] {
  const all = [
    { kind: 'false-alarm', it: button('False alarm…', ALERT_FALSE_ALARM, value) },
    { kind: 'legitimate', it: button('Legitimate…', ALERT_LEGITIMATE, value) },
    { kind: 'incident', it: { ...button('Incident…', ALERT_INCIDENT, value), style: 'danger' as const } },
  ];
  return all.filter(({ kind }) => kind !== disposition?.kind).map(({ it }) => it);
}

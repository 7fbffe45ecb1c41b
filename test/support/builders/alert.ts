import type { Alert, AlertItem } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { applyStep } from '../../../src/domain/alert/apply-step.ts';
import { grown, raised } from '../../../src/domain/alert/growth.ts';
import { itemOf } from '../../../src/domain/alert/item-of.ts';
import type { AlertStep } from '../../../src/domain/alert/steps.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { accountId } from './account.ts';
import { aConsoleLogin, type CloudTrailRecord, eventOf } from './cloudtrail.ts';
import { NOW } from './time.ts';
import { digest } from './window.ts';

export const PAYMENTS = accountId('111122223333');

let made = 0;

/** What an alert keeps of a record; each with an eventID of its own. */
export function anItem(record: CloudTrailRecord = aConsoleLogin()): AlertItem {
  made += 1;
  return itemOf(eventOf({ ...record, eventID: `event ${made}` }));
}

/** An alert about payments-prod that these records raised at NOW, in that order; a sign-in where there are none. */
export function anAlert(...records: readonly CloudTrailRecord[]): Alert {
  const [first = anItem(), ...more] = records.map(anItem);
  const alert = raised(alertId(first.key, digest), 'root', PAYMENTS, first, NOW);
  return more.reduce((before, item) => grown(before, item, NOW), alert);
}

/** The alert after a step that must be accepted. */
export function afterStep(alert: Alert, step: AlertStep, now: Instant, isOnCall = true): Alert {
  const applied = applyStep(alert, step, { now, isOnCall });
  if (applied.kind === 'refused') throw new Error(`${step.type}: ${JSON.stringify(applied.refusal)}`);
  return applied.alert;
}

import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import type { Instant } from '../../domain/time.ts';
import { attributesOf } from '../attributes.ts';
import { type Expression, every, readable, versionIs } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { requireSchema } from '../schema.ts';
import type { AttributeValue, Item, RawItem } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { alertKey, dueAlert } from './alert-keys.ts';
import { alert as shape } from './alert-shapes.ts';
import { expiring } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ALERT_SCHEMA = 1;

/** Before every time: what follows from a step is due at once. */
const AT_ONCE: Instant = 0;

export interface StoredAlert {
  readonly alert: Alert;
  readonly tended?: string;
}

/** As it stands right after one of its steps: what follows from that is still to be done. */
export function alertToItem(alert: Alert): Item & { readonly alert: AttributeValue } {
  return {
    ...alertKey(alert.id),
    ...dueAlert(alert.id, AT_ONCE),
    schema: ALERT_SCHEMA,
    version: alert.version,
    alert: attributeValue(alert),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function alertFromItem(id: AlertId, item: RawItem): StoredAlert {
  const what = `alert ${id}`;
  requireSchema(what, item, ALERT_SCHEMA);
  const alert = readShape(what, 'alert', shape, item.alert);
  if (alert.id !== id) throw new DamagedItemError(what, `it is alert ${alert.id}`);
  const tended = attributesOf(what, item).optionalText('tended');
  return { alert, ...(tended !== undefined && { tended }) };
}

/** The stored alert is of this version still, and not of a newer program's. */
export function alertStandsAt(version: number): Expression {
  return every(versionIs(version), readable(ALERT_SCHEMA));
}

export function alertReplacedBy(alert: Alert): Expression {
  const { gsi1pk, gsi1sk } = dueAlert(alert.id, AT_ONCE);
  return {
    text: 'SET #alert = :alert, #version = :version, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk REMOVE #tended, #expiresAt',
    names: { '#alert': 'alert', '#version': 'version', '#tended': 'tended', '#expiresAt': 'expiresAt' },
    values: {
      ':alert': attributeValue(alert),
      ':version': alert.version,
      ':gsi1pk': gsi1pk,
      ':gsi1sk': gsi1sk,
    },
  };
}

/** Everything that follows was done; without `due` nothing will follow any more, and it expires. */
export function alertSettledAt(
  id: AlertId,
  tended: string,
  due: Instant | undefined,
  lastChange: Instant,
): Expression {
  const names = { '#tended': 'tended', '#expiresAt': 'expiresAt' };
  if (due !== undefined) {
    const { gsi1pk, gsi1sk } = dueAlert(id, due);
    return {
      text: 'SET #tended = :tended, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk REMOVE #expiresAt',
      names,
      values: { ':tended': tended, ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk },
    };
  }
  const { gsi1pk, gsi1sk, expiresAt } = expiring(alertKey(id), lastChange);
  return {
    text: 'SET #tended = :tended, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk, #expiresAt = :expiresAt',
    names,
    values: { ':tended': tended, ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk, ':expiresAt': expiresAt },
  };
}

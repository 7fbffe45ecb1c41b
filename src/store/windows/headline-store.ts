import { z } from 'zod';
import type { PostureHeadline } from '../../domain/posture-headline.ts';
import type { Instant } from '../../domain/time.ts';
import type { HeadlineStore } from '../../operations/window-ports.ts';
import { absentOrReadable, type Expression, every } from '../conditions.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Key, Table } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { readShape } from './shapes/read-shape.ts';
import { count, instant, text } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const HEADLINE_SCHEMA = 1;

const WHAT = 'posture headline';

export const HEADLINE_KEY: Key = { pk: 'HEADLINE', sk: 'HEADLINE' };

const shape: z.ZodType<PostureHeadline> = z.looseObject({
  scope: text,
  measuredAt: instant,
  counts: z.looseObject({
    attention: count,
    unmeasured: count,
    partial: count,
    clear: count,
    skipped: count,
    acknowledged: count.exactOptional(),
  }),
});

export interface HeadlineStoreDependencies {
  readonly table: Table;
  readonly now: () => Instant;
}

/**
 * The headline in the table, one item. One that was measured earlier does not replace it; a stored time in the future,
 * from a clock that was wrong, does not count as later.
 */
export function createHeadlineStore({ table, now }: HeadlineStoreDependencies): HeadlineStore {
  return {
    save: async (headline) => {
      const item = {
        ...HEADLINE_KEY,
        schema: HEADLINE_SCHEMA,
        measuredAt: headline.measuredAt,
        headline: attributeValue(headline),
      };
      const condition = every(absentOrReadable(HEADLINE_SCHEMA), notLaterThan(headline.measuredAt, now()));
      await putItemIf(table, item, condition);
    },
    load: async () => {
      const item = await getItem(table, HEADLINE_KEY);
      if (item === undefined) return undefined;
      requireSchema(WHAT, item, HEADLINE_SCHEMA);
      return readShape(WHAT, 'headline', shape, item.headline);
    },
  };
}

/** True too where the stored time is none at all. */
function notLaterThan(measuredAt: Instant, now: Instant): Expression {
  return {
    text: '(NOT (#measuredAt > :measuredAt AND #measuredAt <= :now))',
    names: { '#measuredAt': 'measuredAt' },
    values: { ':measuredAt': measuredAt, ':now': now },
  };
}

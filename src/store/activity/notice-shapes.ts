import { z } from 'zod';
import type { Notice, NoticeAbout } from '../../domain/alarm-watch/notice.ts';
import type { SilentAccounts } from '../../domain/heartbeat/silent-accounts.ts';
import { accountId, count, instant, text, texts } from '../windows/shapes/values.ts';
import { eventTime } from './event-shapes.ts';
import { poisonWhy } from './poison-store.ts';

const accounts: z.ZodType<SilentAccounts> = z.looseObject({
  count,
  named: z.array(
    z.looseObject({
      accountId,
      places: z.array(z.looseObject({ region: text, lastAt: eventTime.exactOptional() })),
      more: count,
    }),
  ),
});

const unread = z.looseObject({
  count,
  more: z.boolean(),
  kinds: z.array(z.looseObject({ why: poisonWhy, count, lastAt: instant, ids: texts })),
});

const about: z.ZodType<NoticeAbout> = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('silent'), accounts, inAll: count, of: count }),
  z.looseObject({ kind: z.literal('still-silent'), accounts, of: count }),
  z.looseObject({ kind: z.literal('heard'), accounts: z.array(accountId), count, left: count }),
  z.looseObject({ kind: z.literal('poison'), unread }),
]);

export const notice: z.ZodType<Notice> = z.looseObject({ name: text, at: instant, about });

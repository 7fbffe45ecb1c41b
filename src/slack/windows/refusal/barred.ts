import type { Instant } from '../../../domain/time.ts';
import type { BarredBehind } from '../../../domain/window/refusal.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { ineligibleClause } from '../../requests/ineligible-clause.ts';
import { nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';

/** Why somebody behind the request keeps it from being approved, and what to do. */
export function barredText({ request }: RootWindow, refusal: BarredBehind, now: Instant): string {
  const { who, because } = refusal;
  const clause = `${nameOf(refusal.person, REPLY_ROOM)}, ${PARTS[who]}, ${ineligibleClause(because, now)}`;
  if (because.why === 'unread')
    return `Nothing was recorded: ${clause}. Do: try again in a minute, or deny it.`;
  const other = who === 'operator' && request.operator.id !== request.requester.id;
  const again = other ? 'with another operator' : 'by somebody else';
  return `It cannot be approved: ${clause}. Do: deny it, or have it withdrawn, and let it be asked for again ${again}.`;
}

const PARTS: Readonly<Record<BarredBehind['who'], string>> = {
  requester: 'who asked for it',
  operator: 'who would sign in',
  approver: 'who approved it before',
};

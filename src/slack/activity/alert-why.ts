import type { AlertItem } from '../../domain/alert/alert.ts';
import type { AlertView, ToldEvent } from '../../domain/alert/alert-view.ts';
import { type CheckIn, checkInStanding, SILENCE } from '../../domain/check-in/check-in.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { duration } from '../text/time.ts';
import { capital } from '../text/words.ts';
import { fact, type Line } from '../windows/lines.ts';
import { nameOf } from '../windows/names.ts';
import { REPLY_ROOM, type Room } from '../windows/room.ts';
import { moment } from '../windows/when.ts';
import { eventBehind } from './alert-events.ts';
import { whyInWords } from './told-item.ts';
import { VERDICT_WORDS } from './verdict-words.ts';

/** Reasons of one verdict that are told. */
const REASONS = 3;

/** Why it alerts: the verdict with its reasons, what the operator said, or what nobody can explain. */
export function whyLines(view: AlertView, room: Room): Line[] {
  const decisive = decisiveOf(view);
  return [
    ...(decisive === undefined ? [] : [fact('Why', whyOf(view, decisive, room))]),
    ...missed(view, decisive),
    ...view.checkIns.flatMap((checkIn) => operatorLine(checkIn, view, room)),
  ];
}

/** The verdict alone, with its reasons. */
export function whyText(view: AlertView): string {
  const decisive = decisiveOf(view);
  return decisive === undefined ? '' : whyOf(view, decisive, REPLY_ROOM);
}

/** What decides that it alerts: what no window covers before what one does. */
function decisiveOf({ alert: { items } }: AlertView): AlertItem | undefined {
  return items.find(isUncovered) ?? items.find(({ verdict }) => verdict !== undefined) ?? items[0];
}

function isUncovered({ verdict }: AlertItem): boolean {
  return verdict !== undefined && verdict !== 'in-window';
}

function whyOf(view: AlertView, item: AlertItem, room: Room): string {
  if (item.cause === 'missed-use') return missedInWords(item, view, room);
  const told: ToldEvent | undefined = eventBehind(view, item);
  if (told !== undefined) return whyInWords(told, room, Math.min(REASONS, room.items));
  const window = item.windowId === undefined ? 'A window' : item.windowId;
  if (item.cause === 'not-the-operator')
    return `${window} was open, but its operator does not stand by this use.`;
  if (item.cause === 'second-address') return `${window} was open, but the use came from a second address.`;
  if (item.verdict === undefined)
    return 'NOT KNOWN: the event behind it was not read. Do: press Show events.';
  return `${capital(VERDICT_WORDS[item.verdict])}${item.windowId === undefined ? '' : ` (${item.windowId})`}.`;
}

/** Uses without an event stand beside what has one. */
function missed(view: AlertView, decisive: AlertItem | undefined): Line[] {
  const others = view.alert.items.filter((item) => item.cause === 'missed-use' && item !== decisive);
  return others.length === 0
    ? []
    : [fact('Also', 'AWS tells of a use of which no event came: events may be missing here.')];
}

function missedInWords({ name, at }: AlertItem, { alert }: AlertView, { label }: Room): string {
  const when = moment(at, alert.openedAt);
  return `AWS says that the ${harmlessLabel(name, label)} was used ${when}, and no event of it came. Rootkeeper's pipeline missed it, or somebody cut it.`;
}

/** Only what speaks against the use, or for it. */
function operatorLine(checkIn: CheckIn, { alert, now }: AlertView, room: Room): Line[] {
  const { windowId, operator, answer, addresses } = checkIn;
  const name = nameOf(operator, room);
  const said = (words: string) => [fact('Operator', `${name} of ${windowId} ${words}`)];
  const from = addresses.slice(0, room.items).map((address) => harmlessLabel(address, room.label));
  const second =
    addresses.length > 1
      ? said(`is one person; the use came from ${addresses.length} addresses: ${from.join(', ')}`)
      : [];
  switch (checkInStanding(checkIn, now)) {
    case 'denied':
      return [...said(`says it is NOT THEM, ${moment(answer?.at ?? now, alert.openedAt)}`), ...second];
    case 'silent':
      return [...said(`has NOT ANSWERED for ${duration(SILENCE)}`), ...second];
    case 'confirmed':
      return [...said(`says it is them, ${moment(answer?.at ?? now, alert.openedAt)}`), ...second];
    case 'announced':
      return [...said('announced a sign-in'), ...second];
    case 'waiting':
      return [...said('was asked and has not answered yet'), ...second];
    case 'idle':
      return second;
  }
}

import type { DispositionKind } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import { nextEscalation } from '../../domain/alert/escalation.ts';
import { alertPhase, ownedUntil } from '../../domain/alert/phase.ts';
import { harmless } from '../text/harmless.ts';
import { fact, type Line } from '../windows/lines.ts';
import { nameOf } from '../windows/names.ts';
import type { Room } from '../windows/room.ts';
import { moment } from '../windows/when.ts';

/** A disposition, in words. */
export const DISPOSITION_WORDS: Readonly<Record<DispositionKind, string>> = {
  'false-alarm': 'FALSE ALARM',
  legitimate: 'LEGITIMATE',
  incident: 'INCIDENT',
};

/** Nobody is configured, or Slack could not say who is in the group. */
export const NOBODY_CALLED =
  'NOBODY WAS CALLED ON: activity.escalate in rootkeeper.yml names nobody, or Slack could not say whom. Do: phone whoever is on call.';

/** Who has it and until when, or when people are called on again. */
export function ownerLine(view: AlertView, room: Room): Line[] {
  const { alert, now } = view;
  const { ownership, openedAt } = alert;
  const owner = ownership === undefined ? '' : nameOf(ownership.by, room);
  const until = moment(ownedUntil(alert) ?? now, openedAt);
  switch (alertPhase(alert, now)) {
    case 'unowned':
      return [fact('Owner', `NONE. ${repeats(view)}`)];
    case 'lapsed':
      return [
        fact('Owner', `NONE. ${owner} had it until ${until} and did not say what it was. ${repeats(view)}`),
      ];
    case 'owned':
      return [
        fact(
          'Owner',
          `${owner}, since ${moment(ownership?.at ?? now, openedAt)}. Lapses ${until} unless it is said what it was.`,
        ),
      ];
    case 'told':
      return [fact('Owner', 'none needed: this is told, and calls on nobody.')];
    case 'disposed':
    case 'explained':
      return ownership === undefined ? [] : [fact('Owner', owner)];
  }
}

/** What people said it was. */
export function dispositionLine({ alert }: AlertView, room: Room): Line[] {
  const { disposition, openedAt } = alert;
  if (disposition === undefined) return [];
  const { kind, by, at, note } = disposition;
  const said = note === undefined ? '' : `: “${harmless(note, Math.max(60, room.text))}”`;
  return [fact(DISPOSITION_WORDS[kind], `says ${nameOf(by, room)}, ${moment(at, openedAt)}${said}`)];
}

function repeats({ alert, now }: AlertView): string {
  const next = nextEscalation(alert, now);
  if (next === undefined) return '';
  return next <= now ? 'People are called on now.' : `Repeats ${moment(next, alert.openedAt)}.`;
}

import type { DroppedApproval } from '../../domain/audit-chain/entry.ts';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { ineligibleClause } from '../requests/ineligible-clause.ts';
import { fact, type Line } from './lines.ts';
import { nameOf } from './names.ts';
import { moreNote, type Room } from './room.ts';

/** `Omar Diaz's approval no longer counts: Omar Diaz is a guest of the workspace.` */
export function droppedInWords({ by, because }: DroppedApproval, room: Room, now: Instant): string {
  const name = nameOf(by, room);
  return `${name}'s approval no longer counts: ${name} ${ineligibleClause(because, now)}.`;
}

/** The approvals that were given and count no longer. Who has approved again since is not among them. */
export function droppedFacts({ id, history, approvals }: RootWindow, now: Instant, room: Room): Line[] {
  const dropped = history.flatMap((entry) => entry.dropped ?? []);
  const gone = dropped.filter(({ by }) => approvals.every((approval) => approval.by.id !== by.id));
  const shown = gone.slice(-room.items);
  const lines = shown.map((each) => fact('NOT COUNTED', droppedInWords(each, room, now)));
  return [...lines, ...moreNote(gone.length, shown.length, id).map((note) => fact('NOT COUNTED', note))];
}

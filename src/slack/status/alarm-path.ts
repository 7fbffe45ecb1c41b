import type { Posture } from '../../domain/posture.ts';
import { pipelineLine } from '../activity/pipeline-line.ts';
import type { StatusContext } from './context.ts';

/** Whether a use of root in the scope would be noticed; `undefined` where root activity is not watched. */
export function alarmPathLine(
  { alarmPath, accounts }: Posture,
  { now }: Pick<StatusContext, 'now'>,
): string | undefined {
  if (alarmPath === undefined) return undefined;
  const names = new Map(accounts.map(({ account }) => [account.id, account.name]));
  return pipelineLine(alarmPath, names, now);
}

import { isRootRecord, type RecordJudgement } from '../../../../src/domain/activity/record.ts';
import { windowId } from '../../../../src/domain/window/id.ts';
import { verdictOf } from '../../../../src/operations/windows/audit/window-activity.ts';
import { aRecord } from '../../../support/builders/activity.ts';
import { aConsoleLogin } from '../../../support/builders/cloudtrail.ts';
import { digest } from '../../../support/builders/window.ts';

const WINDOW = windowId('view 1', digest);
const OTHER = windowId('another view', digest);
const use = (id: typeof WINDOW): RecordJudgement => ({
  kind: 'use',
  verdict: { kind: 'in-window', windowId: id, reasons: [], concerns: [] },
});

test.each<[string, RecordJudgement | undefined, string]>([
  ['what it covers', use(WINDOW), 'in-window'],
  ['what another window covers', use(OTHER), `in-window ${OTHER}`],
  ['what a service did', { kind: 'service' }, 'aws-service'],
  [
    'a session of nobody that is known',
    { kind: 'central-session', verdict: { kind: 'unknown-opener' } },
    'central-session unknown-opener',
  ],
  ['what is not judged yet', undefined, 'not-judged'],
])('the export of a window says of %s what it was found to be', (_, judgement, verdict) => {
  const record = aRecord(aConsoleLogin(), { ...(judgement !== undefined && { judgement }) });
  if (!isRootRecord(record)) throw new Error(record.kept.kind);
  expect(verdictOf(record, WINDOW)).toBe(verdict);
});

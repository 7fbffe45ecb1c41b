import { faultIn } from '../faults.ts';
import { xmlTime } from '../protocol/time.ts';
import { around, element } from '../protocol/xml.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';

const NEW_REPORT = 'No report exists. Starting a new report generation task';

/** IAM API Reference, GenerateCredentialReport. */
export function generateCredentialReport({ world, principal, name }: Call): Answer {
  if (faultIn(principal.account, name) === 'reportNeverReady') return element('State', 'INPROGRESS');
  const state = world.reports.generate(principal.account);
  return state === 'STARTED'
    ? element('Description', NEW_REPORT) + element('State', state)
    : element('State', state);
}

/** IAM API Reference, GetCredentialReport. */
export function getCredentialReport({ world, principal, name }: Call): Answer {
  const fault = faultIn(principal.account, name);
  const answer = fault === 'reportNeverReady' ? IN_PROGRESS : world.reports.get(principal.account);
  switch (answer.kind) {
    case 'absent':
      return refuse('ReportNotPresent', 410, 'No report exists. Use GenerateCredentialReport to create one.');
    case 'in-progress':
      return refuse('ReportInProgress', 404, 'Report generation is in progress');
    case 'expired':
      return refuse(
        'ReportExpired',
        410,
        'The credential report has expired. Use GenerateCredentialReport to create a new one.',
      );
    case 'ready': {
      const { content, generatedAt } = answer.report;
      const sent = fault === 'garbledReport' ? torn(content) : content;
      return (
        around('Content', sent) +
        element('ReportFormat', 'text/csv') +
        element('GeneratedTime', xmlTime(generatedAt))
      );
    }
  }
}

const IN_PROGRESS = { kind: 'in-progress' } as const;

/** The report cut off in the middle of the root user's row. */
function torn(content: string): string {
  const csv = Buffer.from(content, 'base64').toString();
  const header = csv.indexOf('\n');
  return Buffer.from(csv.slice(0, header + 40)).toString('base64');
}

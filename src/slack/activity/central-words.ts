import type { CentralVerdict, Disagreement } from '../../domain/central-session/judge-central.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { callerInWords } from './caller-words.ts';

/** What a central root session turned out to be, as it reads after the event's name. */
export function centralInWords(verdict: CentralVerdict, most: number): string {
  switch (verdict.kind) {
    case 'our-audit':
      return "Rootkeeper's own audit";
    case 'unconfirmed':
      return "central root session with a key of Rootkeeper's; its AssumeRoot event has NOT ARRIVED";
    case 'ours-misused':
      return `NOT AN AUDIT, though Rootkeeper's role or key was used: ${disagreements(verdict.disagrees)}`;
    case 'others': {
      const { by, taskPolicy } = verdict.opening;
      const password = taskPolicy?.endsWith('/IAMCreateRootUserPassword') === true;
      const opened = `central root session opened by ${callerInWords(by, most)}, ${policyInWords(taskPolicy, most)}`;
      return password ? `${opened}: IT LETS ROOT SIGN IN AGAIN, with a new password` : opened;
    }
    case 'unknown-opener':
      return 'central root session; WHO OPENED IT IS NOT KNOWN, its AssumeRoot event has not arrived';
  }
}

/** `task policy IAMAuditRootUserCredentials`. */
export function policyInWords(arn: string | undefined, most: number): string {
  if (arn === undefined) return 'task policy not known';
  return `task policy ${harmlessLabel(arn.slice(arn.lastIndexOf('/') + 1), most)}`;
}

function disagreements(all: readonly Disagreement[]): string {
  return [...new Set(all)].map((each) => DISAGREEMENTS[each]).join(', ');
}

const DISAGREEMENTS: Readonly<Record<Disagreement, string>> = {
  caller: 'somebody else called',
  'task-policy': 'the task policy is another',
  intent: 'Rootkeeper had not recorded that it would',
  account: 'the account is another',
  'not-read-only': 'it does more than read',
};

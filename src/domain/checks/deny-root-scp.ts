import { type DenyRoot, denyRootFor, indexServiceControlPolicies, type PolicyGap } from '../deny-root-scp.ts';
import { type Unknown, unknown } from '../fact.ts';
import type { Check, CheckOutcome, Subject } from './check.ts';
import { centralManagement, hasNoCredentials } from './credentials.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';

const POLICY = 'an SCP that denies * on * to arn:*:iam::*:root, except where aws:AssumedRoot is set';

/**
 * A service control policy denies the root user its actions. Sign-in stays possible, and a few root tasks escape SCPs
 * ("Tasks and entities not restricted by SCPs", Organizations User Guide).
 */
export const denyRootScp: Check = {
  id: 'deny-root-scp',
  title: 'Root actions denied by an SCP',
  failure: 'root actions not denied by an SCP',
  severity: 'low',
  controls: {},
  evaluate(subject) {
    const { account, organization } = subject;
    if (account.isManagement) return notApplicable('SCPs never bind the management account.');
    const policies = organization.serviceControlPolicies;
    if (policies.kind === 'unknown') return unread(subject, policies);
    const index = indexServiceControlPolicies(policies.value);
    return judgeDenial(subject, denyRootFor(account, organization.partition, index));
  },
};

/** Where none is required, nothing is at stake that somebody would have to read. */
function unread({ policy }: Subject, policies: Unknown): CheckOutcome {
  return policy.denyRootScp === 'optional'
    ? notApplicable(
        `Whether an SCP denies root actions is not known (${policies.reason}), and none is required.`,
      )
    : notMeasured('Deny-root SCP', policies);
}

function judgeDenial(subject: Subject, denial: DenyRoot): CheckOutcome {
  switch (denial.kind) {
    case 'full':
      return pass(
        `SCP ${denial.policy.id} denies all root actions${denial.exemptsCentralSessions ? ', but for central root sessions' : ''}. Sign-in itself stays possible.`,
      );
    case 'partial':
      return partial(denial.gaps);
    case 'none':
      return none(
        subject,
        denial.exemptedBy.map(({ id }) => id),
      );
    case 'unreadable':
      return unreadable(denial.policies.map(({ id }) => id).join(', '));
    case 'not-bound':
      return notApplicable('SCPs never bind the management account.');
  }
}

function unreadable(ids: string): CheckOutcome {
  const cause = unknown(`the document of ${ids} cannot be read`, [
    `Mend the document of ${ids} in Organizations.`,
  ]);
  return notMeasured('Deny-root SCP', cause);
}

function partial(gaps: readonly PolicyGap[]): CheckOutcome {
  const why = gaps.map((gap) => `${gap.policy.id}: ${gap.why.join('; ')}`).join('. ');
  return fail(
    `Root actions are denied in part only. ${why}.`,
    `Close the gap in ${gaps.map((gap) => gap.policy.id).join(' or ')}, or attach ${POLICY} (docs/checks.md has it).`,
  );
}

/** A root user without credentials, and kept so by central management, has no action that an SCP could deny. */
function none(subject: Subject, exemptedBy: readonly string[]): CheckOutcome {
  if (subject.policy.denyRootScp === 'optional') {
    return notApplicable('No SCP denies root actions here, and the configuration requires none.');
  }
  const excused = excuseOf(subject);
  if (excused !== undefined) return excused;
  const exempt = exemptedBy.length === 0 ? '' : ` ${exemptedBy.join(', ')} exempts this root user.`;
  return fail(
    `No SCP denies root actions here.${exempt}`,
    `Attach to the account, its OU or the root ${POLICY} (docs/checks.md has it).`,
  );
}

/** Why the lack of an SCP is no failure, or none yet; `undefined` where there are credentials, or may be at any time. */
function excuseOf(subject: Subject): CheckOutcome | undefined {
  const { evidence } = subject;
  const management = centralManagement(subject);
  if (management.kind === 'off') return undefined;
  if (evidence.kind === 'unknown') return undecided(evidence);
  if (!hasNoCredentials(evidence.value)) return undefined;
  return management.kind === 'on'
    ? notApplicable('No SCP denies root actions here, and there are no root credentials to deny.')
    : undecided(management);
}

function undecided({ reason, remedies }: Unknown): CheckOutcome {
  const cause = `none applies here; whether one is needed is not known, as ${reason}`;
  return notMeasured('Deny-root SCP', unknown(cause, remedies));
}

import { timeAgo } from '../age.ts';
import type { Disagreement } from '../evidence.ts';
import { type Unknown, unknown, whyUnknown } from '../fact.ts';
import type { Instant } from '../time.ts';
import type { Check } from './check.ts';
import { fail, notMeasured, pass } from './outcome.ts';

/**
 * AWS's own sources say the same about the root user. The credential report may be four hours old, so that a change in
 * between shows here first; a disagreement that outlives the next report is an error or a manipulation.
 */
export const sourcesDisagree: Check = {
  id: 'sources-disagree',
  title: 'Sources agree',
  failure: 'sources disagree',
  severity: 'low',
  controls: {},
  evaluate({ evidence, now }) {
    if (evidence.kind === 'unknown') return notMeasured('Whether sources agree', evidence);
    const { disagreements, compared, unread } = evidence.value;
    if (disagreements.length > 0) {
      return fail(
        disagreements.map((each) => inWords(each, now)).join(' '),
        'Find out what changed root in between (CloudTrail); type /root-status with fresh once the credential report is newer.',
      );
    }
    return compared.length > 0
      ? pass(`Where two sources spoke, they say the same: ${compared.join(', ')}.`)
      : notMeasured('Whether sources agree', uncompared(unread));
  },
};

/** What kept the sources from being compared: the one that could not be read, as a rule. */
function uncompared(unread: readonly Unknown[]): Unknown {
  const why = whyUnknown(unread);
  const reason = 'no two sources answered the same question';
  return why === undefined ? unknown(reason) : unknown(`${reason}, as ${why.reason}`, why.remedies);
}

/** `MFA: account summary says on (2026-11-20 09:00:00 UTC, just now), credential report says off (…).` */
function inWords({ about, readings }: Disagreement, now: Instant): string {
  const said = readings.map(
    ({ value, source, asOf }) => `${source} says ${value} (${stamp(asOf)}, ${timeAgo(asOf, now)})`,
  );
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}: ${said.join(', ')}. The freshest counts.`;
}

/** `2026-11-20 09:00:00 UTC`. */
function stamp(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

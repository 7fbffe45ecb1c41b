import type { Ineligible } from '../../domain/approval-policy/ineligible.ts';
import type { Standing } from '../../domain/approval-policy/person-facts.ts';
import type { Instant } from '../../domain/time.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';

const REASON_LENGTH = 200;
const LABEL_LENGTH = 100;

const STANDINGS: Readonly<Record<Exclude<Standing['kind'], 'member' | 'unread'>, string>> = {
  deactivated: 'has a deactivated account in Slack',
  bot: 'is a bot',
  guest: 'is a guest of the workspace',
  stranger: 'belongs to another workspace',
  'other-workspace': 'belongs to another workspace',
};

/** Why a person is no approver, after their name: `is the operator`. */
export function ineligibleClause(because: Ineligible, now: Instant): string {
  switch (because.why) {
    case 'not-a-member':
      return STANDINGS[because.standing];
    case 'unread':
      return `could not be checked in Slack (${harmless(because.reason, REASON_LENGTH)})`;
    case 'is-requester':
      return 'asks for it';
    case 'is-operator':
      return 'is the operator';
    case 'not-an-approver':
      return 'is no approver under every policy that applies';
    case 'too-new':
      return `is too new among the approvers, until ${dateAndTime(because.from, now)}`;
    case 'sole-custodian':
      return `holds ${because.holds.map((label) => harmlessLabel(label, LABEL_LENGTH)).join(', ')}, so theirs cannot be the only approval`;
  }
}

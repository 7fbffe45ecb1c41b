import { z } from 'zod';
import {
  DEFAULT_LAPSE,
  DEFAULT_MAX_DURATION,
  DEFAULT_QUORUM,
  DEFAULT_REVIEW_WITHIN,
} from '../domain/approval-policy/settings.ts';
import { HOUR } from '../domain/time.ts';
import { durationOf, keyed, list, oneOf, section, text, wholeNumber } from './accepts.ts';
import { namesSomebody, people, peopleKeys, slackUser } from './slack-ids.ts';

const LONGEST_PATTERN = 200;
const PATTERN = String.raw`a JavaScript regular expression for the u flag, of at most ${LONGEST_PATTERN} characters, such as [A-Z]+-\d+`;
const NOBODY = 'at least one person in users or one user group in groups';

const yesOrNo = oneOf([true, false]);
const hours = (most: number) => durationOf('hours', 0.25, most);
const label = (accepted: string) => text(accepted).max(100, { error: accepted });

const ticketPattern = z.string({ error: PATTERN }).refine(isPattern, { error: PATTERN });

const approvers = section({
  ...peopleKeys,
  minimumDays: durationOf('days', 0, 3650).default(0),
}).refine(namesSomebody, { error: NOBODY });

const policy = section({
  approvers,
  quorum: wholeNumber(1, 10).default(DEFAULT_QUORUM),
  maxDurationHours: hours(24 * 7).default(DEFAULT_MAX_DURATION / HOUR),
  lapseHours: hours(24 * 30).default(DEFAULT_LAPSE / HOUR),
  reviewWithinHours: hours(24 * 90).default(DEFAULT_REVIEW_WITHIN / HOUR),
  ticket: section({ required: yesOrNo.default(false), pattern: ticketPattern.optional() }).prefault({}),
  notified: people.prefault({}),
  notifyDirectly: yesOrNo.default(false),
  breakGlass: list(slackUser).default([]),
}).refine(isReachable, {
  path: ['quorum'],
  error: 'at most as many as there are different people in approvers.users, since no groups are named',
});

const custodyItem = section({
  kind: oneOf(['mailbox', 'mfa-device']),
  label: label('what people call it, such as MFA device B2, in at most 100 characters'),
  holder: slackUser,
  place: label('where it is kept, in at most 100 characters').optional(),
});

const custodyEntry = section({
  scope: text('a name from scopes').optional(),
  accounts: list(text('an account id in quotes, a name, or a glob of a name'))
    .min(1, { error: 'at least one account' })
    .optional(),
  items: list(custodyItem).min(1, { error: 'at least one item' }),
}).refine(({ scope, accounts }) => (scope === undefined) !== (accounts === undefined), {
  error: 'a mapping with either scope or accounts',
});

/** The section `windows` of `rootkeeper.yml`. That it refers to scopes which exist is checked in `references.ts`. */
export const windowsSchema = section({
  requesters: people
    .refine(namesSomebody, { error: `${NOBODY}; without requesters, readers may ask` })
    .optional(),
  default: policy.optional(),
  policies: keyed(text('a name from scopes'), policy).default({}),
  custody: list(custodyEntry).default([]),
}).refine((windows) => windows.default !== undefined || Object.keys(windows.policies).length > 0, {
  error: 'a mapping with a policy under policies or default: without one nobody could approve',
});

export type WindowsFile = z.infer<typeof windowsSchema>;
export type PolicyFile = z.infer<typeof policy>;

/** Patterns are compiled as `domain/window/ticket.ts` does; an unbalanced one must not break out of its anchors there. */
function isPattern(typed: string): boolean {
  if (typed === '' || typed.length > LONGEST_PATTERN || /\p{Surrogate}/u.test(typed)) return false;
  try {
    new RegExp(typed, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Approvers who are nobody are told of by themselves. */
function isReachable(settings: {
  readonly quorum: number;
  readonly approvers: { readonly users: readonly string[]; readonly groups: readonly string[] };
}): boolean {
  const { users, groups } = settings.approvers;
  return groups.length > 0 || users.length === 0 || settings.quorum <= new Set(users).size;
}

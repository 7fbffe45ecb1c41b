import { list, oneOf, section, text, wholeNumber } from '../../src/config/accepts.ts';
import { MAX_WHY } from '../../src/domain/acknowledgement/acknowledgement.ts';
import { ACCOUNT_CHECKS } from '../../src/domain/checks/register.ts';
import { demoWorkspace } from '../slack/demo-workspace.ts';
import { accountId, accountSchema } from './account-schema.ts';

/** As far back as the counts of a trend. */
const MOST_DAYS = 90;

const daysAgo = wholeNumber(1, MOST_DAYS);
const { ou, state, auditRole, root } = accountSchema.shape;

/** What an account was like so many days ago and before; of what is not said, it was as it is. */
const earlier = section({
  account: accountId,
  daysAgo,
  missing: oneOf([true]).optional(),
  name: accountSchema.shape.name.optional(),
  ou,
  state: state.unwrap().optional(),
  root: root.unwrap().optional(),
  auditRole,
});

const acknowledged = section({
  account: accountId,
  check: oneOf(ACCOUNT_CHECKS.map(({ id }) => id)),
  daysAgo,
  forDays: wholeNumber(1, MOST_DAYS),
  by: oneOf(demoWorkspace.people.map(({ handle }) => handle)),
  why: text('the reason').max(MAX_WHY, { error: `a reason of at most ${MAX_WHY} characters` }),
});

/** The days before the sandbox was started. */
export const historySchema = section({
  days: wholeNumber(1, MOST_DAYS),
  earlier: list(earlier).default([]),
  acknowledged: list(acknowledged).default([]),
});

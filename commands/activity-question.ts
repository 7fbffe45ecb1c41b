import { UserError } from '../src/domain/errors.ts';
import { type ActivityQuestion, DEFAULT_DAYS, MOST_DAYS } from '../src/operations/activity/list-activity.ts';

/**
 * `prod 7d`, `7d prod`, `prod`, `7d` or nothing: a scope and how many days back. An account of such a name is asked for in
 * quotes. Throws `UserError` where there are too many days, or none.
 */
export function activityQuestion(typed: string, days: number = DEFAULT_DAYS): ActivityQuestion {
  const found = LAST.exec(typed) ?? FIRST.exec(typed);
  if (found === null) return { scope: typed.trim(), days };
  const asked = Number(found.groups?.days);
  if (asked < 1 || asked > MOST_DAYS) {
    throw new UserError(
      `${asked} days are not between 1 and ${MOST_DAYS}: CloudTrail keeps ${MOST_DAYS}.`,
      `Give the days as 7d or ${MOST_DAYS}d.`,
    );
  }
  return { scope: typed.replace(found[0], ' ').trim(), days: asked };
}

/** For who typed a number that is taken for a part of a name. */
export const DAYS_TYPED = 'Days are typed as 7d.';

const LAST = /(?:^|\s)(?<days>\d{1,5})\s?d(?:ays?)?$/i;
const FIRST = /^(?<days>\d{1,5})\s?d(?:ays?)?\s/i;

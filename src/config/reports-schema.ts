import { durationOf, section } from './accepts.ts';
import { namesSomebody, peopleKeys } from './slack-ids.ts';

/** The section `reports` of `rootkeeper.yml`. */
export const reportsSchema = section({
  readers: section(peopleKeys).refine(namesSomebody, {
    error: 'at least one person in users or one user group in groups: without them nobody could ask',
  }),
  keepDays: durationOf('days', 1, 7).default(7),
});

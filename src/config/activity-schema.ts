import { z } from 'zod';
import { parseQueueName, QUEUE_NAME } from '../domain/queue-name.ts';
import { durationOf, list, pattern, section, text } from './accepts.ts';
import { isCidr } from './cidr.ts';
import { namesSomebody, people, peopleKeys } from './slack-ids.ts';

const REGIONS =
  'at least one Region, such as [eu-central-1, us-east-1]: those from which heartbeats must come';
const CIDR = 'a network in CIDR notation, such as 198.51.100.0/24 or 2001:db8::/32';
const RULE = 'the name of a rule of EventBridge';
const NAME = 'what people call the network, in at most 60 characters';

const queue = z
  .string({ error: QUEUE_NAME })
  .refine((typed) => parseQueueName(typed) !== undefined, { error: QUEUE_NAME });

const network = section({
  name: text(NAME).max(60, { error: NAME }),
  ranges: list(z.string({ error: CIDR }).refine(isCidr, { error: CIDR })).min(1, { error: CIDR }),
});

/** What `deploy/activity.yml` and `deploy/activity-sources.yml` call their rules. */
const DEPLOYED_RULES = [
  'rootkeeper-root-activity',
  'rootkeeper-perimeter',
  'rootkeeper-heartbeat',
  'rootkeeper-root-events',
  'rootkeeper-heartbeats',
  'rootkeeper-sign-ins',
];

/** The section `activity` of `rootkeeper.yml`. That there is a channel is checked in `references.ts`. */
export const activitySchema = section({
  queue: queue.default('rootkeeper-events'),
  deadLetterQueue: queue.default('rootkeeper-events-dead'),
  rules: list(pattern(/^[\w.-]{1,64}$/, RULE))
    .min(1, { error: `at least one, each ${RULE}` })
    .default(DEPLOYED_RULES),
  regions: list(pattern(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS Region such as eu-central-1')).min(1, {
    error: REGIONS,
  }),
  heartbeatMinutes: durationOf('minutes', 1, 1440).default(60),
  onCall: section(peopleKeys).refine(namesSomebody, {
    error:
      'at least one person in users or one user group in groups: without them nobody could take an alert on',
  }),
  escalate: people
    .refine(namesSomebody, {
      error: 'at least one person in users or one user group in groups; without escalate, onCall is called',
    })
    .optional(),
  knownNetworks: list(network).default([]),
});

export type ActivityFile = z.infer<typeof activitySchema>;

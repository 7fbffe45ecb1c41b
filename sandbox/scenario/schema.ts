import { z } from 'zod';
import { keyed, list, oneOf, pattern, section, text, wholeNumber } from '../../src/config/accepts.ts';
import { accountId, rootUser } from '../organization/account-schema.ts';
import { CALL_PATTERN } from '../process/call-pattern.ts';
import { FAULT_KINDS } from '../process/fault-book.ts';
import { isAboutKnownCalls, nearestCall } from '../process/known-calls.ts';
import { STANDINGS } from '../slack/workspace.ts';
import { DURATION, parseDuration } from './duration.ts';
import { editOf } from './edit-of.ts';
import { event } from './event-schema.ts';
import { isExpectation } from './expectation.ts';

/** What a step does: it has exactly one of these keys (`step-keys.ts` checks that). */
export const ACTIONS = [
  ...['say', 'click', 'choose', 'submit', 'see'],
  ...['wait', 'event', 'kill', 'fault', 'edit', 'root', 'standing', 'group', 'config'],
] as const;

const duration = text(DURATION).refine((value) => parseDuration(value) !== undefined, { error: DURATION });
const call = text(CALL_PATTERN).refine(isAboutKnownCalls, {
  error: (issue) => {
    const nearest = nearestCall(String(issue.input));
    return nearest === undefined ? CALL_PATTERN : `${CALL_PATTERN} (did you mean ${nearest}?)`;
  },
});
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'text, a number, true, false or null',
});

const expectation = text('text, or a regular expression between slashes').refine(isExpectation, {
  error: 'a regular expression that JavaScript understands, between slashes',
});
const expectations = z
  .union([expectation, z.array(expectation).min(1)], {
    error: 'a text or /regular expression/, or a list of them',
  })
  .describe('Text, or a regular expression between slashes; or a list of them.');

const FIELD = 'text, a list of texts, or null to clear it';
const field = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())], { error: FIELD });

const sent = text('a text').describe('Only calls with this in what was sent.').optional();
const KILL = 'app, app 2 and so on, or a mapping with before or after, and on and nth';
const kill = z
  .union(
    [
      pattern(/^app( [1-9])?$/, KILL),
      z.strictObject({ before: call, on: sent, nth: wholeNumber(1, 1000).optional() }),
      z.strictObject({ after: call, on: sent, nth: wholeNumber(1, 1000).optional() }),
    ],
    { error: KILL },
  )
  .describe('Kills the app (SIGKILL) and starts a new one: at once, or around a call.');

const fault = section({
  call,
  kind: oneOf(FAULT_KINDS).optional(),
  on: sent,
  for: z.union([z.literal('off'), duration], { error: `${DURATION}, or off` }).optional(),
})
  .refine((value) => value.kind !== undefined || value.for === 'off', {
    error: `a mapping with kind: ${FAULT_KINDS.join(', ')} (or for: off)`,
  })
  .describe('Makes calls go wrong, by the clock of the sandbox.');

const EDIT =
  'window, or pk and sk; and paths with what to write there, or one of delete: true, keep: a name, restore: a name';
const edit = keyed(text('a path such as history.0.event.note'), scalar)
  .refine((value) => editOf(value) !== undefined, { error: EDIT })
  .describe(
    "Writes to the store behind the app's back: the window's item, or that of pk and sk, and what to change in it. delete: true deletes it; keep: a name remembers it as it is now; restore: a name puts it back.",
  );

const root = keyed(accountId, rootUser).describe(
  'Root users from now on, as an organization file describes them.',
);

const standing = keyed(text('the handle of a person'), oneOf(STANDINGS)).describe(
  'People leave, come back, or become guests.',
);
const group = keyed(
  text('the handle of a user group'),
  z.array(z.string(), { error: 'a list of handles' }),
).describe('User groups with their members from now on.');

const PLACE = 'home, dm, thread, modal or a channel such as "#security"';

const step = section({
  say: text('what the person types').describe('A slash command or a message.').optional(),
  click: text('what the button says').describe('The newest visible button with that label.').optional(),
  choose: keyed(text("a field's label or placeholder"), field)
    .describe('Picks or types in fields, and submits nothing.')
    .optional(),
  submit: keyed(text("a field's label"), field)
    .describe('Fills the open modal by label and submits it.')
    .optional(),
  wait: duration.describe('Moves the clock through everything that falls due.').optional(),
  event: event.optional(),
  kill: kill.optional(),
  fault: fault.optional(),
  edit: edit.optional(),
  root: root.optional(),
  standing: standing.optional(),
  group: group.optional(),
  config: text('the path of a rootkeeper.yml')
    .describe('The app starts anew with that configuration.')
    .optional(),
  see: pattern(/^(home|dm|thread|modal|#[\w-]+)$/, PLACE)
    .describe('What the person sees there now.')
    .optional(),
  as: text('the handle of a person, such as mia').describe('Who acts, from here on.').optional(),
  in: pattern(/^(home|dm|modal|#[\w-]+)$/, 'dm, modal, home or a channel such as "#security"')
    .describe('Where, from here on.')
    .optional(),
  confirm: oneOf(['accept', 'decline'])
    .describe('With click and choose: the answer where Slack asks whether one is sure. Default: accept.')
    .optional(),
  on: text('a text')
    .describe('With click and choose: only in a message or view with that text, at it or after it.')
    .optional(),
  twice: z
    .literal(true, { error: 'true' })
    .describe('What the person does reaches the app twice, as Slack delivers now and then.')
    .optional(),
  expect: expectations.optional(),
  reject: expectations.optional(),
}).meta({ oneOf: ACTIONS.map((key) => ({ required: [key] })) });

/** Every key that a step may have. */
export const STEP_KEYS: readonly string[] = Object.keys(step.shape);

/** A scenario file, as written. */
export const scenarioSchema = section({
  org: text('the path of an organization file').describe('Default: the demo company.').optional(),
  accounts: wholeNumber(1, 10_000).describe('A generated organization of that size instead.').optional(),
  now: z.iso
    .datetime({ offset: true, error: 'a time such as 2026-11-20T09:00:00Z' })
    .describe("The clock's start. Default: real time.")
    .optional(),
  config: text('the path of a rootkeeper.yml').optional(),
  apps: wholeNumber(1, 9).describe('How many app processes. Default: 1.').optional(),
  steps: list(step).min(1, { error: 'at least one step' }),
}).refine((value) => value.org === undefined || value.accounts === undefined, {
  path: ['accounts'],
  error: 'either org or accounts, not both',
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type StepFile = ScenarioFile['steps'][number];

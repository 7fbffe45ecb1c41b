import { z } from 'zod';
import { list, section } from '../config/accepts.ts';
import { slackUser } from '../config/slack-ids.ts';
import { parseWindowId } from '../domain/window/id.ts';
import { MAX_TEXT, textProblem } from '../domain/window/text.ts';
import { parseDateTime } from './date.ts';

const MAX_NAME = 255;

/** Kept exactly as it is written. */
function words(accepted: string, most: number) {
  const error = `${accepted}, in at most ${most} characters`;
  return z.string({ error }).refine((text) => textProblem(text, most) === undefined, { error });
}

const TIME = 'a time such as 2026-11-20T03:05Z (UTC)';
const time = z.string({ error: TIME }).transform((text, context) => {
  const at = parseDateTime(text);
  if (at !== undefined) return at;
  context.addIssue({ code: 'custom', message: TIME });
  return z.NEVER;
});

const ID = 'the id of a window such as RW-7F3K2M';
const windowId = z.string({ error: ID }).transform((text, context) => {
  const id = parseWindowId(text);
  if (id !== undefined) return id;
  context.addIssue({ code: 'custom', message: ID });
  return z.NEVER;
});

const person = section({
  id: slackUser,
  name: words('their name', MAX_NAME),
  email: words('their e-mail address', MAX_NAME).optional(),
});

const recordedBy = words('the name of whoever takes this in', MAX_NAME);
const account = words('an account id in quotes, or the exact name of an account', MAX_NAME);

const window = section({
  recordedBy,
  requester: person,
  operator: person.optional(),
  accounts: list(account).min(1, { error: 'at least one account' }),
  task: words('a task, such as Enable or disable S3 MFA delete, or Another task', MAX_NAME),
  reason: words('why root was needed', MAX_TEXT),
  ticket: words('a ticket', 100).optional(),
  start: time,
  end: time,
  approvals: list(section({ name: words('who approved', MAX_NAME), at: time })),
  done: words('what was done', MAX_TEXT),
});

const note = section({
  window: windowId,
  recordedBy,
  writtenAt: time,
  text: words('what was written', MAX_TEXT),
});

/** The file that `--record` takes: either a whole window, or a note on one that is there. */
export const paperSchema = section({ window: window.optional(), note: note.optional() });

export type PaperFile = z.infer<typeof paperSchema>;

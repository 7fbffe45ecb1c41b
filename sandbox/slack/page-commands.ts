import { z } from 'zod';
import { ControlError } from './control.ts';
import { activePerson } from './control-api.ts';
import { conversationCalled } from './directory.ts';
import { act } from './interactions/act.ts';
import { closeModal } from './interactions/close.ts';
import { type Spot, spotAt } from './interactions/locate.ts';
import { openHome } from './interactions/open-home.ts';
import { utter } from './interactions/say.ts';
import { submitModal } from './interactions/submit.ts';
import { suggest } from './interactions/suggest.ts';
import type { StoredModal } from './views.ts';
import type { World } from './world.ts';

const option = z.object({
  text: z.object({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() }),
  value: z.string(),
});
const fieldInput = z.union([z.string(), z.null(), z.array(z.string()), option, z.array(option)]);
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), channelId: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('view'), viewId: z.string() }),
]);

const home = z.object({ as: z.string() });
const say = home.extend({
  channel: z.string(),
  text: z.string().min(1).max(12_000),
  threadTs: z.string().optional(),
});
const spot = home.extend({ source, blockId: z.string(), actionId: z.string() });
const press = spot.extend({ input: fieldInput.optional() });
const typed = press.extend({ quiet: z.boolean().optional() });
const query = spot.extend({ query: z.string() });
const view = home.extend({ viewId: z.string() });

/** What the page can do, by path; each takes the request's JSON and gives the answer's. Throws ControlErrors. */
export const pageCommands: Readonly<Record<string, (world: World, body: unknown) => Promise<unknown>>> = {
  async say(world, body) {
    const { as, channel, text, threadTs } = checked(say, body);
    const person = activePerson(world, as);
    const conversation = conversationCalled(world.directory, person, channel);
    const thread = threadTs === undefined ? {} : { threadTs };
    return utter(world, { personId: person.id, conversation, text, ...thread });
  },
  async act(world, body) {
    const wanted = checked(press, body);
    return act(world, spotOf(world, wanted), wanted.input);
  },
  async input(world, body) {
    const wanted = checked(typed, body);
    return act(world, spotOf(world, wanted), wanted.input ?? null, { quiet: wanted.quiet ?? false });
  },
  async suggest(world, body) {
    const wanted = checked(query, body);
    return suggest(world, spotOf(world, wanted), wanted.query);
  },
  submit: async (world, body) => submitModal(world, openModalOf(world, checked(view, body))),
  close: async (world, body) => closeModal(world, openModalOf(world, checked(view, body))),
  home: async (world, body) => openHome(world, activePerson(world, checked(home, body).as).id),
};

function checked<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new ControlError(z.prettifyError(parsed.error));
  return parsed.data;
}

function spotOf(world: World, wanted: z.infer<typeof spot>): Spot {
  return spotAt(world, activePerson(world, wanted.as).id, wanted);
}

function openModalOf(world: World, { as, viewId }: z.infer<typeof view>): StoredModal {
  const front = world.views.stack(activePerson(world, as).id).at(-1);
  if (front?.id === viewId) return front;
  throw new ControlError('That view is not open any more.');
}

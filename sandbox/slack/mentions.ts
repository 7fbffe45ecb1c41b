import type { StoredMessage } from './messages.ts';
import type { World } from './world.ts';

/**
 * Handles of those whom a message mentions: Slack notifies them when it is posted. Only people who are in the
 * conversation are reached, and nobody by what they wrote themselves. Markup counts wherever Slack reads any: in mrkdwn,
 * in rich_text, and in the top-level text beside blocks as well, where Slack's documentation leaves it open.
 */
export function mentionedBy(world: World, message: StoredMessage): string[] {
  const mentions = [...inMrkdwn(message.text), ...inBlocks(message.blocks)];
  if (mentions.length === 0) return [];
  const author = message.author.kind === 'person' ? message.author.personId : undefined;
  const reached = new Set(mentions.flatMap((mention) => peopleOf(world, message, mention)));
  return readers(world, message).flatMap((id) =>
    reached.has(id) && id !== author ? (world.directory.person(id)?.handle ?? []) : [],
  );
}

type Mention =
  | { readonly kind: 'person' | 'group'; readonly id: string }
  /** `@channel`, `@here`, `@everyone`. */
  | { readonly kind: 'broadcast' };

function readers(world: World, { channelId, ephemeralTo }: StoredMessage): readonly string[] {
  if (ephemeralTo !== undefined) return [ephemeralTo];
  return world.directory.conversation(channelId)?.memberIds ?? [];
}

function peopleOf(world: World, message: StoredMessage, mention: Mention): readonly string[] {
  switch (mention.kind) {
    case 'person':
      return [mention.id];
    case 'group': {
      const members = world.directory.userGroup(mention.id)?.members ?? [];
      return world.directory.workspace.people.filter((p) => members.includes(p.handle)).map(({ id }) => id);
    }
    case 'broadcast':
      return readers(world, message);
  }
}

const REFERENCE =
  /<(?:@(?<person>[UW][A-Z0-9]+)|!subteam\^(?<group>S[A-Z0-9]+)|!(?:channel|here|everyone|group))(?:\|[^>]*)?>/g;

function inMrkdwn(text: string): Mention[] {
  return [...text.matchAll(REFERENCE)].map(({ groups: { person, group } = {} }): Mention => {
    if (person !== undefined) return { kind: 'person', id: person };
    return group === undefined ? { kind: 'broadcast' } : { kind: 'group', id: group };
  });
}

/** Without `verbatim` Slack parses "certain mentions" in a text object itself; which, it does not say. */
const PARSED_WITHOUT_MARKUP = /(?<![\w@])@(?:channel|here|everyone)\b/;

function inBlocks(value: unknown): Mention[] {
  if (Array.isArray(value)) return value.flatMap(inBlocks);
  if (typeof value !== 'object' || value === null) return [];
  return [...inElement(value), ...Object.values(value).flatMap(inBlocks)];
}

/** Of a text object or an element of rich text itself, not of what is inside it. */
function inElement(element: object): Mention[] {
  const { type, text, user_id, usergroup_id, verbatim }: Readonly<Record<string, unknown>> = { ...element };
  switch (type) {
    case 'mrkdwn':
    case 'markdown': {
      const words = String(text);
      const isParsed = verbatim !== true && PARSED_WITHOUT_MARKUP.test(words);
      return [...inMrkdwn(words), ...(isParsed ? [{ kind: 'broadcast' } as const] : [])];
    }
    case 'user':
      return [{ kind: 'person', id: String(user_id) }];
    case 'usergroup':
      return [{ kind: 'group', id: String(usergroup_id) }];
    case 'broadcast':
      return [{ kind: 'broadcast' }];
    default:
      return [];
  }
}

import { ControlError, type Place, type Screen, type ShownMessage, type ThreadTarget } from './control.ts';
import { conversationCalled } from './directory.ts';
import type { StoredMessage } from './messages.ts';
import { canSee } from './post.ts';
import { showHome, showMessage, showModal } from './show.ts';
import type { Person } from './workspace.ts';
import type { World } from './world.ts';

/** What a person has in front of them in a place: `home`, `modal`, `thread`, `dm` or `#channel`. */
export function screenOf(world: World, person: Person, place: Place): Screen {
  switch (place) {
    case 'home': {
      const home = world.views.home(person.id);
      const shown = home && showHome(world, home);
      return { kind: 'home', home: shown, plainText: shown?.plainText ?? '' };
    }
    case 'modal': {
      const stack = world.views.stack(person.id);
      const front = stack.at(-1);
      const modal = front && showModal(world, front, stack.length - 1);
      return { kind: 'modal', modal, plainText: modal?.plainText ?? '' };
    }
    case 'thread':
      return threadOf(world, person);
    default:
      return channelScreen(world, person, place);
  }
}

/** Everything a person can see, oldest first. */
export function visibleMessages(world: World, personId: string): StoredMessage[] {
  return world.messages.all().filter((message) => canSee(world, personId, message));
}

function channelScreen(world: World, person: Person, place: string): Screen {
  const { id, label } = conversationCalled(world.directory, person, place);
  const messages = visibleMessages(world, person.id)
    .filter((m) => m.channelId === id && (m.threadTs === undefined || m.isBroadcast))
    .map((m) => showMessage(world, m));
  return { kind: 'channel', channel: label, messages, plainText: transcript(messages) };
}

/** The thread that `target` names, or the one with the newest reply. Throws a ControlError where there is none. */
export function threadOf(world: World, person: Person, target: ThreadTarget = {}): Screen {
  const place = target.in === undefined ? undefined : conversationCalled(world.directory, person, target.in);
  const visible = visibleMessages(world, person.id).filter(
    (message) => place === undefined || message.channelId === place.id,
  );
  const isWanted = ({ ts, threadTs }: StoredMessage) =>
    target.ts === undefined ? threadTs !== undefined : ts === target.ts || threadTs === target.ts;
  const found = visible.findLast(isWanted);
  if (!found) throw new ControlError(`${person.name} can see no thread${place ? ` in ${place.label}` : ''}.`);
  const threadTs = found.threadTs ?? found.ts;
  const messages = visible
    .filter((m) => m.channelId === found.channelId && (m.ts === threadTs || m.threadTs === threadTs))
    .map((m) => showMessage(world, m));
  const channel = messages[0]?.channel ?? '';
  return { kind: 'thread', channel, threadTs, messages, plainText: transcript(messages) };
}

function transcript(messages: readonly ShownMessage[]): string {
  return messages.map((message) => `${message.author.name}:\n${message.plainText}`).join('\n\n');
}

import { commandsOf } from './control-api.ts';
import type { Conversation } from './directory.ts';
import type { PageChannel, PagePeople, PagePerson, PageState } from './page-types.ts';
import { visibleMessages } from './screen.ts';
import { showHome, showMessage, showModal } from './show.ts';
import type { Person } from './workspace.ts';
import type { World } from './world.ts';

/** Who can be at the page. */
export function pagePeople(world: World): PagePeople {
  const { workspace, app } = world.directory;
  return { team: workspace.team.name, appName: app.name, people: workspace.people.map(pagePerson) };
}

/** Everything one person's page needs to draw itself. */
export function pageState(world: World, person: Person): PageState {
  const { directory, views, journal } = world;
  const stack = views.stack(person.id);
  const modal = stack.at(-1);
  const home = views.home(person.id);
  return {
    ...pagePeople(world),
    sequence: journal.sequence(),
    now: world.clock.now(),
    me: pagePerson(person),
    userGroups: directory.workspace.userGroups.map(({ id, handle, name }) => ({ id, handle, name })),
    channels: directory.conversations.filter((c) => c.memberIds.includes(person.id)).map(pageChannel),
    commands: commandsOf(world),
    messages: visibleMessages(world, person.id).map((message) => showMessage(world, message)),
    modal: modal ? showModal(world, modal, stack.length - 1) : null,
    home: home ? showHome(world, home) : null,
    appConnected: world.delivery.connected() > 0,
  };
}

function pagePerson({ id, handle, name, title, standing }: Person): PagePerson {
  return { id, handle, name, title, standing };
}

function pageChannel(conversation: Conversation): PageChannel {
  const { id, label } = conversation;
  if (conversation.kind === 'dm')
    return { id, name: label, kind: 'dm', isExternallyShared: false, hasApp: true, topic: '' };
  const { definition } = conversation;
  return {
    id,
    name: label,
    kind: definition.isPrivate ? 'private' : 'public',
    isExternallyShared: definition.isExternallyShared,
    hasApp: conversation.hasBot,
    topic: definition.topic ?? '',
  };
}

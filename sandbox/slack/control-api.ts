import { changeGroup, changeStanding } from './change-people.ts';
import { ControlError, type SlackControl, type UploadedFile } from './control.ts';
import { conversationCalled, personCalled } from './directory.ts';
import type { StoredFile } from './files.ts';
import { choose } from './interactions/choose.ts';
import { click } from './interactions/click.ts';
import { closeModal } from './interactions/close.ts';
import { fillAndSubmit, frontModal } from './interactions/fill.ts';
import { openHome } from './interactions/open-home.ts';
import { utter } from './interactions/say.ts';
import { waitFor } from './journal.ts';
import { screenOf, threadOf } from './screen.ts';
import { showFile } from './show.ts';
import type { Person } from './workspace.ts';
import type { World } from './world.ts';

/** The workspace as its people use it, by handles and labels. */
export function createControl(world: World): SlackControl {
  const { directory, journal, delivery } = world;
  const acting = (handle: string) => activePerson(world, handle);
  return {
    get people() {
      return directory.workspace.people;
    },
    get userGroups() {
      return directory.workspace.userGroups;
    },
    commands: commandsOf(world),
    appName: directory.app.name,
    async say(handle, channel, text, threadTs) {
      const person = acting(handle);
      return utter(world, {
        personId: person.id,
        conversation: conversationCalled(directory, person, channel),
        text,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
    },
    click: async (handle, target) => click(world, acting(handle).id, target),
    choose: async (handle, target) => choose(world, acting(handle).id, target),
    submit: async (handle, fields) => fillAndSubmit(world, acting(handle).id, fields),
    closeModal: async (handle) => closeModal(world, frontModal(world, acting(handle).id)),
    openHome: async (handle) => openHome(world, acting(handle).id),
    sequence: journal.sequence,
    seen: (handle, since) => journal.seen(personCalled(directory, handle).handle, since),
    view: (handle, place) => screenOf(world, personCalled(directory, handle), place),
    thread: (handle, parent) => threadOf(world, personCalled(directory, handle), parent),
    setStanding: (handle, standing) => changeStanding(world, handle, standing),
    setGroupMembers: (group, members) => changeGroup(world, group, members),
    subscribe: journal.subscribe,
    waitFor: (probe, timeout) => waitFor(journal, probe, timeout),
    connectedApps: delivery.connected,
    deliverTwice: delivery.deliverTwice,
    recycleSockets: delivery.recycle,
    files: () => world.files.all().flatMap(uploaded),
  };
}

/** The commands of the manifest, as the message box completes them. */
export function commandsOf(world: World) {
  return world.manifest.features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    usageHint: usage_hint ?? '',
  }));
}

/** Throws a ControlError for somebody who cannot sign in any more. */
export function activePerson(world: World, handle: string): Person {
  const person = personCalled(world.directory, handle);
  if (person.standing === 'deactivated') throw new ControlError(`${person.name}’s account is deactivated.`);
  return person;
}

function uploaded(file: StoredFile): UploadedFile[] {
  if (!file.content || file.completedAt === undefined) return [];
  return [{ ...showFile(file), content: file.content, channelIds: file.channelIds }];
}

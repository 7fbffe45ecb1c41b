import { ControlError } from './control.ts';
import type { ChannelDefinition, Person, UserGroup, WorkspaceDefinition } from './workspace.ts';

/** The app as an inhabitant of the workspace. */
export interface AppIdentity {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly name: string;
}

/** A conversation: a channel, or the app's direct message with one person. */
export type Conversation = ChannelConversation | DirectMessage;

export interface ChannelConversation {
  readonly kind: 'channel';
  readonly id: string;
  /** `#security`. */
  readonly label: string;
  readonly definition: ChannelDefinition;
  /** User ids, without the bot. */
  readonly memberIds: readonly string[];
  readonly hasBot: boolean;
}

export interface DirectMessage {
  readonly kind: 'dm';
  readonly id: string;
  readonly label: 'dm';
  readonly memberIds: readonly [string];
  readonly hasBot: true;
}

/** Who is who and what is where. */
export interface Directory {
  /** As it is now. */
  readonly workspace: WorkspaceDefinition;
  readonly app: AppIdentity;
  readonly conversations: readonly Conversation[];
  person(id: string): Person | undefined;
  conversation(id: string): Conversation | undefined;
  userGroup(id: string): UserGroup | undefined;
  /** The direct message of the app with that person. */
  directMessage(personId: string): DirectMessage | undefined;
  /** People leave, become guests, change groups. Throws an Error for members and groups that name nobody. */
  become(workspace: WorkspaceDefinition): void;
}

/** Indexes a workspace. Throws an Error for members and groups that name nobody. */
export function createDirectory(workspace: WorkspaceDefinition, app: AppIdentity): Directory {
  let index = indexOf(workspace);
  return {
    app,
    get workspace() {
      return index.workspace;
    },
    get conversations() {
      return index.conversations;
    },
    person: (id) => index.people.get(id),
    conversation: (id) => index.byId.get(id),
    userGroup: (id) => index.groups.get(id),
    directMessage(personId) {
      const found = index.byId.get(directMessageId(personId));
      return found?.kind === 'dm' ? found : undefined;
    },
    become(changed) {
      index = indexOf(changed);
    },
  };
}

function indexOf(workspace: WorkspaceDefinition) {
  const conversations = [
    ...workspace.channels.map((c) => channel(c, workspace)),
    ...directMessages(workspace),
  ];
  for (const group of workspace.userGroups) for (const handle of group.members) idOf(handle, workspace);
  return {
    workspace,
    conversations,
    people: new Map(workspace.people.map((person) => [person.id, person])),
    byId: new Map(conversations.map((conversation) => [conversation.id, conversation])),
    groups: new Map(workspace.userGroups.map((group) => [group.id, group])),
  };
}

/** The person called `handle`, with or without `@`. Throws a ControlError that lists the people there are. */
export function personCalled(directory: Directory, handle: string): Person {
  const wanted = handle.replace(/^@/, '').toLowerCase();
  const found = directory.workspace.people.find((person) => person.handle === wanted);
  if (found) return found;
  const known = directory.workspace.people.map((person) => person.handle).join(', ');
  throw new ControlError(`Nobody here is called “${handle}”. There are: ${known}.`);
}

/** The conversation that `person` calls `label` (`#security`, `security` or `dm`). Throws a ControlError. */
export function conversationCalled(directory: Directory, person: Person, label: string): Conversation {
  if (label === 'dm') {
    const direct = directory.directMessage(person.id);
    if (direct) return direct;
  }
  const wanted = `#${label.replace(/^#/, '')}`;
  const found = directory.conversations.find((c) => c.kind === 'channel' && c.label === wanted);
  if (found?.memberIds.includes(person.id)) return found;
  const own = directory.conversations.filter((c) => c.memberIds.includes(person.id)).map((c) => c.label);
  const problem = found ? `${person.name} is not in ${wanted}` : `There is no channel “${label}”`;
  throw new ControlError(`${problem}. ${person.name} can use: ${own.join(', ')}.`);
}

/** Deactivated people are in no channel. */
function channel(definition: ChannelDefinition, workspace: WorkspaceDefinition): ChannelConversation {
  const { members } = definition;
  if (members !== 'everyone') for (const handle of members) idOf(handle, workspace);
  const isIn = ({ handle, standing }: Person) =>
    members === 'everyone' ? standing === 'member' : standing !== 'deactivated' && members.includes(handle);
  return {
    kind: 'channel',
    id: definition.id,
    label: `#${definition.name}`,
    definition,
    memberIds: workspace.people.filter(isIn).map(({ id }) => id),
    hasBot: definition.hasBot,
  };
}

function directMessages(workspace: WorkspaceDefinition): DirectMessage[] {
  return workspace.people
    .filter((person) => person.standing !== 'deactivated')
    .map((person) => ({
      kind: 'dm',
      id: directMessageId(person.id),
      label: 'dm',
      memberIds: [person.id],
      hasBot: true,
    }));
}

function directMessageId(personId: string): string {
  return `D${personId.slice(1)}`;
}

function idOf(handle: string, workspace: WorkspaceDefinition): string {
  const found = workspace.people.find((person) => person.handle === handle);
  if (!found) throw new Error(`The workspace has no person called “${handle}”`);
  return found.id;
}

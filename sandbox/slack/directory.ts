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

/** Who is who and what is where; does not change while the workspace runs. */
export interface Directory {
  readonly workspace: WorkspaceDefinition;
  readonly app: AppIdentity;
  readonly conversations: readonly Conversation[];
  person(id: string): Person | undefined;
  conversation(id: string): Conversation | undefined;
  userGroup(id: string): UserGroup | undefined;
  /** The direct message of the app with that person. */
  directMessage(personId: string): DirectMessage | undefined;
}

/** Indexes a workspace. Throws an Error for members and groups that name nobody. */
export function createDirectory(workspace: WorkspaceDefinition, app: AppIdentity): Directory {
  const people = new Map(workspace.people.map((person) => [person.id, person]));
  const conversations = [
    ...workspace.channels.map((c) => channel(c, workspace)),
    ...directMessages(workspace),
  ];
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const groups = new Map(workspace.userGroups.map((group) => [group.id, group]));
  for (const group of workspace.userGroups) for (const handle of group.members) idOf(handle, workspace);
  return {
    workspace,
    app,
    conversations,
    person: (id) => people.get(id),
    conversation: (id) => byId.get(id),
    userGroup: (id) => groups.get(id),
    directMessage(personId) {
      const found = byId.get(directMessageId(personId));
      return found?.kind === 'dm' ? found : undefined;
    },
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

function channel(definition: ChannelDefinition, workspace: WorkspaceDefinition): ChannelConversation {
  const handles =
    definition.members === 'everyone'
      ? workspace.people.filter((person) => person.standing === 'member').map((person) => person.handle)
      : definition.members;
  return {
    kind: 'channel',
    id: definition.id,
    label: `#${definition.name}`,
    definition,
    memberIds: handles.map((handle) => idOf(handle, workspace)),
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

import type { Directory } from '../directory.ts';
import { escapeEntities } from '../mrkdwn.ts';

/**
 * Typed text as Slack hands it on: entities escaped and, with `mentions`, people, channels and addresses as ids.
 * https://docs.slack.dev/interactivity/implementing-slash-commands#creating_commands
 */
export function escapeTyped(text: string, directory: Directory, mentions: boolean): string {
  const escaped = escapeEntities(text);
  if (!mentions) return escaped;
  return escaped
    .replace(/\bhttps?:\/\/[^\s<>|]+/g, (url) => `<${url}>`)
    .replace(
      /(?<![\w<])@([a-z0-9._-]*[a-z0-9])/gi,
      (typed, handle: string) => mention(directory, handle) ?? typed,
    )
    .replace(
      /(?<![\w<&])#([a-z0-9._-]*[a-z0-9])/gi,
      (typed, name: string) => channelMention(directory, name) ?? typed,
    );
}

function mention(directory: Directory, handle: string): string | undefined {
  const wanted = handle.toLowerCase();
  const person = directory.workspace.people.find((p) => p.handle === wanted);
  if (person) return `<@${person.id}>`;
  const group = directory.workspace.userGroups.find((g) => g.handle === wanted);
  return group ? `<!subteam^${group.id}>` : undefined;
}

function channelMention(directory: Directory, name: string): string | undefined {
  const channel = directory.conversations.find((c) => c.label === `#${name.toLowerCase()}`);
  return channel ? `<#${channel.id}>` : undefined;
}

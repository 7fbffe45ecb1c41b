import type { Conversation } from '../directory.ts';
import { SlackRefusal } from '../refusal.ts';
import type { World } from '../world.ts';

/** Refuses with `missing_scope` where the manifest does not ask for it. */
export function requireScope(world: World, scope: string): void {
  const provided = world.manifest.oauth_config.scopes.bot;
  if (provided.includes(scope)) return;
  throw new SlackRefusal('missing_scope', { needed: scope, provided: provided.join(',') });
}

/** `channels:history`, `groups:read`, `im:write`: Slack's scopes differ by kind of conversation. */
export function requireConversationScope(
  world: World,
  conversation: Conversation,
  what: 'read' | 'history' | 'write',
): void {
  requireScope(world, `${family(conversation)}:${what}`);
}

function family(conversation: Conversation): 'im' | 'groups' | 'channels' {
  if (conversation.kind === 'dm') return 'im';
  return conversation.definition.isPrivate ? 'groups' : 'channels';
}

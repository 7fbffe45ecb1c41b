import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Interception, noInterception, type SandboxClock } from '../../../sandbox/interception.ts';
import { diceOf } from '../../../sandbox/organization/dice.ts';
import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import { type AppManifest, parseManifest } from '../../../sandbox/slack/manifest.ts';
import { startSlack } from '../../../sandbox/slack/server.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import type { WorkspaceDefinition } from '../../../sandbox/slack/workspace.ts';

export interface SlackSandboxOptions {
  readonly clock?: SandboxClock;
  readonly interception?: Interception;
  readonly workspace?: WorkspaceDefinition;
  /** A bot scope of the manifest that the app was not given. */
  readonly withoutScope?: string;
}

/** The demo company's Slack with the app's real manifest, on loopback. */
export async function startSlackSandbox(options: SlackSandboxOptions = {}): Promise<RunningSlack> {
  const { withoutScope, ...others } = options;
  const asked = parseManifest(parse(await readFile('manifest.yml', 'utf8')));
  return startSlack({
    workspace: demoWorkspace,
    clock: { now: Date.now },
    interception: noInterception,
    ...others,
    manifest: withoutScope === undefined ? asked : lacking(asked, withoutScope),
    rateLimits: false,
    // The same ids in every run, and never one twice.
    random: diceOf(1),
  });
}

function lacking(manifest: AppManifest, scope: string): AppManifest {
  const { oauth_config: config } = manifest;
  const bot = config.scopes.bot.filter((given) => given !== scope);
  return { ...manifest, oauth_config: { ...config, scopes: { ...config.scopes, bot } } };
}

/** The demo company's workspace with a security team that changes with `members`. */
export function workspaceWithTeam(members: readonly string[]): WorkspaceDefinition {
  return { ...demoWorkspace, userGroups: demoWorkspace.userGroups.map((group) => ({ ...group, members })) };
}

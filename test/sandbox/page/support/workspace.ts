import type { App } from '@slack/bolt';
import { type AwsServer, startAws } from '../../../../sandbox/aws/server.ts';
import { noInterception } from '../../../../sandbox/interception.ts';
import { movableClock } from '../../../../sandbox/process/clock.ts';
import { clockApi } from '../../../../sandbox/process/clock-api.ts';
import { eventsApi } from '../../../../sandbox/process/events-api.ts';
import { demoWorkspace } from '../../../../sandbox/slack/demo-workspace.ts';
import { parseManifest } from '../../../../sandbox/slack/manifest.ts';
import { createPageAssets } from '../../../../sandbox/slack/page-assets.ts';
import { startSlack } from '../../../../sandbox/slack/server.ts';
import type { PageAssets, RunningSlack } from '../../../../sandbox/slack/start-options.ts';
import { anOrganizationOf } from '../../../support/fakes/organization.ts';
import { connect, eventually } from '../../slack/support/bolt.ts';
import { registerFixture } from '../fixture-app.ts';

/** When the page's tests begin, by the sandbox's clock. */
export const START = Date.parse('2026-11-20T09:00:00Z');

export interface FixtureWorkspace {
  readonly slack: RunningSlack;
  readonly aws: AwsServer;
  /** Takes the app away; the workspace stays. */
  stopApp(): Promise<void>;
  stop(): Promise<void>;
}

/** The workspace with its page, a clock that moves, and the fixture app connected. `port` 0: an unused one. */
export async function startFixture(port = 0): Promise<FixtureWorkspace> {
  const clock = movableClock(Date.now, START);
  const moving = clockApi(clock, async (target) => {
    clock.moveTo(target);
    return [];
  });
  const aws = await startAws({
    ...{ organization: anOrganizationOf(), clock, interception: noInterception, random: Math.random },
    ...{ realTime: Date.now, latencyMs: 0, throttles: false, reportWaitMs: 0 },
  });
  const slack = await startSlack({
    workspace: demoWorkspace,
    manifest: fixtureManifest(),
    clock,
    interception: noInterception,
    port,
    rateLimits: false,
    random: Math.random,
    pageAssets: inTurn(moving, inTurn(eventsApi(aws, clock), createPageAssets())),
  });
  const { app } = await connect(slack, registerFixture);
  const stop = async () => {
    await app.stop();
    await Promise.all([slack.close(), aws.close()]);
  };
  return { slack, aws, stopApp: () => stopApp(app, slack), stop };
}

async function stopApp(app: App, slack: RunningSlack): Promise<void> {
  await app.stop();
  await eventually(() => slack.control.connectedApps() === 0);
}

function inTurn(first: PageAssets, second: PageAssets): PageAssets {
  return async (request, response) => (await first(request, response)) || second(request, response);
}

function fixtureManifest() {
  const command = (name: string, description: string, usage_hint?: string) => ({
    command: name,
    description,
    ...(usage_hint === undefined ? {} : { usage_hint }),
    should_escape: true,
  });
  return parseManifest({
    display_information: { name: 'Fixture' },
    features: {
      app_home: { home_tab_enabled: true },
      bot_user: { display_name: 'Fixture' },
      slash_commands: [
        command('/hello', 'Says hello to you alone', '[what to repeat]'),
        command('/help-me', 'Never connected to anything'),
        command('/everyone', 'Says something to everyone'),
        command('/pickers', 'Asks you to pick'),
        command('/silent', 'Never answers'),
        command('/linked', 'Posts elsewhere, and says where'),
        command('/request', 'Posts a card with a thread, and asks the approvers'),
      ],
    },
    oauth_config: { scopes: { bot: ['commands', 'chat:write', 'users:read', 'channels:read', 'im:write'] } },
    settings: { event_subscriptions: { bot_events: ['app_home_opened'] }, socket_mode_enabled: true },
  });
}

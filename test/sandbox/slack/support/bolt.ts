import { App, LogLevel } from '@slack/bolt';
import { noInterception, type SandboxClock } from '../../../../sandbox/interception.ts';
import { demoWorkspace } from '../../../../sandbox/slack/demo-workspace.ts';
import { type AppManifest, parseManifest } from '../../../../sandbox/slack/manifest.ts';
import { startSlack } from '../../../../sandbox/slack/server.ts';
import type { RunningSlack, SlackOptions } from '../../../../sandbox/slack/start-options.ts';

export const ALL_SCOPES = [
  'commands',
  'chat:write',
  'users:read',
  'usergroups:read',
  'channels:read',
  'groups:read',
  'channels:history',
  'groups:history',
  'im:write',
  'im:read',
  'im:history',
  'files:write',
  'files:read',
];

export function manifest(scopes: readonly string[] = ALL_SCOPES): AppManifest {
  return parseManifest({
    display_information: { name: 'Rootkeeper' },
    features: {
      app_home: { home_tab_enabled: true },
      bot_user: { display_name: 'Rootkeeper' },
      slash_commands: [
        { command: '/root-status', description: 'Posture', usage_hint: '[scope]', should_escape: true },
        { command: '/plain', description: 'Takes text as typed', should_escape: false },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { event_subscriptions: { bot_events: ['app_home_opened'] }, socket_mode_enabled: true },
  });
}

export interface MovableClock extends SandboxClock {
  move(milliseconds: number): void;
}

/** A clock that stands where it is put. */
export function movableClock(start = Date.parse('2026-11-20T09:00:00Z')): MovableClock {
  let offset = 0;
  return {
    now: () => start + offset,
    move: (ms) => {
      offset += ms;
    },
  };
}

export function slack(overrides: Partial<SlackOptions> = {}): Promise<RunningSlack> {
  return startSlack({
    workspace: demoWorkspace,
    manifest: manifest(),
    clock: movableClock(),
    interception: noInterception,
    rateLimits: false,
    random: pseudoRandom(7),
    ...overrides,
  });
}

export interface Bolt {
  readonly app: App;
  /** What Bolt logged as errors. */
  readonly complaints: readonly string[];
}

/** Real Bolt in Socket Mode, connected; only the address is ours. */
export async function connect(running: RunningSlack, register: (app: App) => void): Promise<Bolt> {
  const complaints: string[] = [];
  const silent = () => {};
  const app = new App({
    token: running.tokens.bot,
    appToken: running.tokens.app,
    socketMode: true,
    // A verification still under way when a test ends would fail after it.
    tokenVerificationEnabled: false,
    botId: 'B0ROOTKEEP1',
    botUserId: 'U0ROOTKEEP1',
    clientOptions: { slackApiUrl: running.apiUrl, retryConfig: { retries: 0 } },
    logger: {
      debug: silent,
      info: silent,
      warn: silent,
      error: (...words) => void complaints.push(words.map(String).join(' ')),
      setLevel: silent,
      getLevel: () => LogLevel.INFO,
      setName: silent,
    },
  });
  register(app);
  const before = running.control.connectedApps();
  await app.start();
  await eventually(() => running.control.connectedApps() > before);
  return { app, complaints };
}

/** Polls until `probe` gives something. */
export async function eventually<T>(probe: () => T | undefined | false, within = 5_000): Promise<T> {
  const start = performance.now();
  for (;;) {
    const answer = probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() - start > within) throw new Error('It did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

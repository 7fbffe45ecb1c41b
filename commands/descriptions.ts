import type { CommandHelp } from '../src/slack/help.ts';
import { ACTIVITY_COMMANDS } from './descriptions/activity.ts';
import { ROOT_QUERY, ROOT_REPORT } from './descriptions/reports.ts';
import { WINDOW_COMMANDS } from './descriptions/windows.ts';

export const ROOT_STATUS: CommandHelp = {
  command: '/root-status',
  usage: '[scope] [users] [fresh]',
  description: 'The state of every root user in a scope, or of its IAM users, measured now.',
  examples: [
    { text: '/root-status', does: 'the default scope' },
    { text: '/root-status prod', does: 'a scope from the configuration' },
    { text: '/root-status workloads/prod', does: 'an organizational unit, and all below it' },
    { text: '/root-status env=prod', does: 'the accounts with this tag' },
    { text: '/root-status 111122223333', does: 'one account, with everything known about it' },
    {
      text: '/root-status prod users',
      does: 'IAM users and password policies: MFA, old and unused credentials, by check and account',
    },
    {
      text: '/root-status pay* fresh',
      does: 'accounts by name, nothing remembered from the last five minutes',
    },
  ],
  notes: [
    'A scope is a configured name, a unit path, a tag, an account id, an account name or a pattern, or all.',
    'Only you see the answer; press Share to show it to the channel.',
  ],
};

export const ROOT_DIGEST: CommandHelp = {
  command: '/root-digest',
  usage: '[now | preview]',
  description: 'The daily digest: what changed, and what waits for somebody.',
  examples: [
    { text: '/root-digest', does: 'the last one, as things stand now' },
    { text: '/root-digest preview', does: 'the same' },
    {
      text: '/root-digest now',
      does: "posts today's, if it is not there yet; measures every account, unless today's sweep is there",
    },
  ],
  notes: [
    'It is posted once a day, by itself. Only you see a preview; nothing is measured for it.',
    'Acknowledge… says that you answer for a finding for a while: it is then counted apart, never hidden.',
  ],
};

/** The same where the digest is not configured. */
export const ROOT_DIGEST_OFF: CommandHelp = {
  ...ROOT_DIGEST,
  description: `${ROOT_DIGEST.description} OFF until rootkeeper.yml has a section digest.`,
};

export const ROOT_HELP: CommandHelp = {
  command: '/root-help',
  usage: '',
  description: 'What Rootkeeper can be asked.',
  examples: [],
};

/** The commands that exist, in the order in which help lists them. `manifest.yml` says the same; a test compares them. */
export const COMMANDS: readonly CommandHelp[] = [
  ROOT_STATUS,
  ...WINDOW_COMMANDS,
  ROOT_DIGEST,
  ...ACTIVITY_COMMANDS,
  ROOT_REPORT,
  ROOT_QUERY,
  ROOT_HELP,
];

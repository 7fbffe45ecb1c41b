import type { CommandHelp } from '../src/slack/help.ts';

/** The commands that exist, in the order in which help lists them. `manifest.yml` says the same; a test compares them. */
export const ROOT_STATUS: CommandHelp = {
  command: '/root-status',
  usage: '[scope] [fresh]',
  description: 'The state of every root user in a scope, measured now.',
  examples: [
    { text: '/root-status', does: 'the default scope' },
    { text: '/root-status prod', does: 'a scope from the configuration' },
    { text: '/root-status workloads/prod', does: 'an organizational unit, and all below it' },
    { text: '/root-status env=prod', does: 'the accounts with this tag' },
    { text: '/root-status 111122223333', does: 'one account, with everything known about it' },
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

export const ROOT_HELP: CommandHelp = {
  command: '/root-help',
  usage: '',
  description: 'What Rootkeeper can be asked.',
  examples: [],
};

export const COMMANDS: readonly CommandHelp[] = [ROOT_STATUS, ROOT_HELP];

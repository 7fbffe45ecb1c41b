import type { CommandHelp } from '../../src/slack/help.ts';

export const ROOT_ACTIVITY: CommandHelp = {
  command: '/root-activity',
  usage: '[scope] [7d]',
  description: 'What root users did, each event with its verdict.',
  examples: [
    { text: '/root-activity', does: 'the default scope, seven days back' },
    { text: '/root-activity prod 30d', does: 'a scope, thirty days back; ninety are the most' },
    {
      text: '/root-activity payments-prod',
      does: "one account: CloudTrail's own history is looked at, too",
    },
  ],
  notes: [
    'Of several accounts it is what arrived here; what was not looked at is said.',
    'Only you see the answer.',
  ],
};

export const ROOT_REPLAY: CommandHelp = {
  command: '/root-replay',
  usage: '[90d] [account]',
  description: 'The alerts that the past would have raised: a trial.',
  examples: [
    { text: '/root-replay 90d payments-prod', does: "ninety days of one account, by CloudTrail's history" },
    { text: '/root-replay 7d prod', does: 'a scope of up to twenty accounts' },
  ],
  notes: [
    'Nobody is alerted by it, and nothing is stored but the answer. Only you see it.',
    'Windows count as they are on record. npm run replay does the same over files of CloudTrail records.',
  ],
};

/** Those of root activity. */
export const ACTIVITY_COMMANDS: readonly CommandHelp[] = [ROOT_ACTIVITY, ROOT_REPLAY];

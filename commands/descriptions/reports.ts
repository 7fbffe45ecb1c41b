import type { CommandHelp } from '../../src/slack/help.ts';

export const ROOT_QUERY: CommandHelp = {
  command: '/root-query',
  usage: 'SELECT …',
  description: 'Questions in SQL over the credential reports.',
  examples: [
    {
      text: "/root-query SELECT account_name FROM credential_report WHERE user = '<root_account>' AND NOT mfa_active",
      does: 'the accounts whose root user has no MFA',
    },
  ],
  notes: [
    'It is SQLite, and only reads. Columns with a ? are true or false; times are text such as 2026-11-20T09:00:00Z; what AWS does not say is NULL.',
    'Only you see the answer. Each question is logged.',
  ],
};

export const ROOT_REPORT: CommandHelp = {
  command: '/root-report',
  usage: '[scope]',
  description: 'The credential reports of a scope as one CSV file, sent to you.',
  examples: [
    { text: '/root-report', does: 'the default scope' },
    { text: '/root-report prod', does: 'a scope: a configured name, a unit path, a tag, an account or all' },
    { text: '/root-report 111122223333', does: 'one account' },
  ],
  notes: [
    "A row for each user, in AWS's own columns; accounts without a report are in it with the reason.",
    'AWS makes a report every four hours at most; the answer says how old they are.',
    'The file comes in a direct message. Only the people under reports.readers in rootkeeper.yml may ask.',
  ],
};

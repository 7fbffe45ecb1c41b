import type { CommandHelp } from '../src/slack/help.ts';

/** The commands that exist, in the order in which help lists them. `manifest.yml` says the same; a test compares them. */
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

export const ROOT_REQUEST: CommandHelp = {
  command: '/root-request',
  usage: '[account]',
  description: 'Asks for a root-access window, which somebody else must approve.',
  examples: [
    { text: '/root-request', does: 'opens the form' },
    { text: '/root-request payments-prod', does: 'opens the form for this account' },
    {
      text: '/root-request payments-prod for 1h task "S3 MFA delete" because "auditor finding 7" ticket SEC-123',
      does: 'asks in one line, without the form',
    },
    {
      text: '/root-request prod for 30m task "S3 MFA delete" because "finding 8" at 16:00 operator @omar',
      does: 'for a scope of up to 20 accounts, from 16:00 UTC, and Omar signs in',
    },
    {
      text: '/root-request payments-prod for 30m task "S3 MFA delete" because "not done" more RW-7F3K2M',
      does: 'asks for more time; it is a new request that names the old one',
    },
  ],
  notes: [
    'In one line, the account or scope comes first, then for, task and because, in any order; ticket, at, operator, more, insist and break-glass may follow.',
    'Put text that holds one of these words in quotes.',
    'insist "…" says why root is needed all the same, where the task no longer needs it.',
    'break-glass opens the window at once and pages everybody; only the people named for it may.',
    'Neither you nor the operator can approve.',
  ],
};

export const ROOT_WINDOWS: CommandHelp = {
  command: '/root-windows',
  usage: '[scope | mine | pending | open | RW-…]',
  description: 'Lists root-access windows, or shows one with its whole history.',
  examples: [
    { text: '/root-windows', does: 'what is pending, approved, open or not yet reviewed' },
    { text: '/root-windows mine', does: 'those that you asked for or are the operator of' },
    { text: '/root-windows pending', does: 'those that nobody has decided yet' },
    { text: '/root-windows open', does: 'those in which root may be used now' },
    { text: '/root-windows unreviewed', does: 'those that are over and wait for their review' },
    { text: '/root-windows prod', does: 'those of the accounts in a scope' },
    {
      text: '/root-windows RW-7F3K2M',
      does: 'one window: every step, by whom and when, and whether its record is unaltered',
    },
  ],
  notes: ['Only you see the answer.'],
};

export const ROOT_APPROVE: CommandHelp = {
  command: '/root-approve',
  usage: 'RW-… [note]',
  description: 'Approves a request for a root-access window, as the button on its card does.',
  examples: [
    { text: '/root-approve RW-7F3K2M', does: 'approves it' },
    { text: '/root-approve RW-7F3K2M checked with Omar', does: 'approves it, with a note for the record' },
  ],
  notes: ['Who asked and who will sign in cannot approve, nor can the only holder of what is needed.'],
};

export const ROOT_DENY: CommandHelp = {
  command: '/root-deny',
  usage: 'RW-… reason',
  description: 'Denies a request for a root-access window, as the button on its card does.',
  examples: [{ text: '/root-deny RW-7F3K2M use a central root session', does: 'denies it, and says why' }],
  notes: ['The reason is required: whoever asked is told it, and it stays on the record.'],
};

export const ROOT_CLOSE: CommandHelp = {
  command: '/root-close',
  usage: 'RW-…',
  description: 'Ends a root-access window before its time.',
  examples: [{ text: '/root-close RW-7F3K2M', does: 'says that the work in this window is done' }],
  notes: [
    'It is for whoever asked and the operator. An approver can close it, too; Revoke… on the card says why.',
    'The window must then be reviewed, by an approver who is neither.',
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

export const ROOT_HELP: CommandHelp = {
  command: '/root-help',
  usage: '',
  description: 'What Rootkeeper can be asked.',
  examples: [],
};

/** Those of root-access windows. */
export const WINDOW_COMMANDS: readonly CommandHelp[] = [
  ROOT_REQUEST,
  ROOT_WINDOWS,
  ROOT_APPROVE,
  ROOT_DENY,
  ROOT_CLOSE,
];

/** Those of root activity. */
export const ACTIVITY_COMMANDS: readonly CommandHelp[] = [ROOT_ACTIVITY, ROOT_REPLAY];

export const COMMANDS: readonly CommandHelp[] = [
  ROOT_STATUS,
  ...WINDOW_COMMANDS,
  ROOT_DIGEST,
  ...ACTIVITY_COMMANDS,
  ROOT_REPORT,
  ROOT_QUERY,
  ROOT_HELP,
];

import type { CommandHelp } from '../../src/slack/help.ts';

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

/** Those of root-access windows. */
export const WINDOW_COMMANDS: readonly CommandHelp[] = [
  ROOT_REQUEST,
  ROOT_WINDOWS,
  ROOT_APPROVE,
  ROOT_DENY,
  ROOT_CLOSE,
];

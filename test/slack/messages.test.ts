import { validateView } from '../../sandbox/slack/blocks/view.ts';
import { openAccountView } from '../../src/slack/account-picker.ts';
import { PROGRESS_BLOCK } from '../../src/slack/action-ids.ts';
import { type CommandHelp, commandHelp, helpMessage } from '../../src/slack/help.ts';
import { PRIVATE_METADATA, VIEW_TITLE } from '../../src/slack/limits.ts';
import { measuringMessage, progressMessage, startingMessage } from '../../src/slack/progress.ts';
import { sharedAccountMessage, sharedStatusMessage } from '../../src/slack/shared.ts';
import { parseStatusValue } from '../../src/slack/status-value.ts';
import { messageViolations } from '../support/blocks/limits.ts';
import { plainTextOf, viewText } from '../support/blocks/plain-text.ts';
import { clearAccounts, failing, keyUsedToday, noMfa, numbered } from '../support/blocks/status-accounts.ts';
import { aPosture } from '../support/builders/posture.ts';
import { NOW } from '../support/builders/time.ts';

const status: CommandHelp = {
  command: '/root-status',
  usage: '[scope] [fresh]',
  description: 'The state of every root user in a scope, measured now.',
  examples: [{ text: '/root-status prod', does: 'a scope from the configuration' }],
  notes: ['Only you see the answer.'],
};
const help: CommandHelp = {
  command: '/root-help',
  usage: '',
  description: 'What Rootkeeper can be asked.',
  examples: [],
};

describe('progress', () => {
  it('says what is being measured, and is known by its block as no answer yet', () => {
    const message = measuringMessage({ scope: 'prod', total: 42 });
    expect(plainTextOf(message.blocks)).toBe('Measuring 42 root users in prod…');
    expect(message.text).toBe('Measuring 42 root users in prod…');
    for (const { blocks } of [
      message,
      startingMessage('prod'),
      progressMessage({ scope: 'prod', measured: 1, total: 2 }),
    ]) {
      expect(blocks.every((block) => block.block_id?.startsWith(PROGRESS_BLOCK))).toBe(true);
      expect(messageViolations(blocks)).toEqual([]);
    }
  });

  it('says how far it is', () => {
    const { blocks } = progressMessage({ scope: 'all', measured: 2_310, total: 5_000 });
    expect(plainTextOf(blocks)).toBe(
      'Still measuring all: 2,310 of 5,000 root users done. The answer will appear below.',
    );
  });

  it('reads no markup in a scope', () => {
    expect(startingMessage('<!channel>').text).toBe('Measuring &lt;!channel&gt;…');
  });
});

describe('help', () => {
  it('lists every command given, and says how to learn more', () => {
    const { text, blocks } = helpMessage([status, help]);
    expect(text).toBe('Rootkeeper: what you can ask');
    expect(plainTextOf(blocks)).toBe(
      `Rootkeeper: what you can ask
/root-status [scope] [fresh]
  The state of every root user in a scope, measured now.
/root-help
  What Rootkeeper can be asked.
More about one of them, with examples: its name, then help.`,
    );
    expect(messageViolations(blocks)).toEqual([]);
  });

  it('explains one command with examples', () => {
    expect(plainTextOf(commandHelp(status).blocks)).toBe(
      `/root-status: The state of every root user in a scope, measured now.
Type: /root-status [scope] [fresh]
Examples:
  /root-status prod  a scope from the configuration
Only you see the answer.`,
    );
  });
});

describe('a status shared in a channel', () => {
  const weak = numbered(600, 'weak', 500_000_000_000).map((account) => failing(account, noMfa));
  const posture = aPosture({ accounts: [...weak, ...clearAccounts(1)] });

  it('says who shared it, from when it is and how to ask oneself, with nothing to press', () => {
    const accounts = [failing({}, keyUsedToday)];
    const shared = sharedStatusMessage(aPosture({ accounts }), 'attention', {
      now: NOW,
      page: 1,
      resultId: 'result-1',
      sharedBy: 'U0MIA',
    });
    expect(plainTextOf(shared.blocks)).toBe(
      `prod: 1 of 1 root user needs attention
0 clear. Oldest data 2 h. Central root access: on.
CRITICAL  payments-prod  111122223333
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
Shared by @U0MIA, measured 20 Nov 09:00 UTC. For your own: /root-status prod`,
    );
    expect(shared.text).toBe('prod: 1 of 1 root user needs attention');
  });

  it('is the page that was looked at, and says which', () => {
    const { blocks } = sharedStatusMessage(posture, 'attention', {
      now: NOW,
      page: 2,
      resultId: 'result-1',
      sharedBy: 'U0MIA',
    });
    expect(plainTextOf(blocks)).toMatch(/\(7 to \d+ of 600\)/);
    expect(plainTextOf(blocks)).toMatch(/\nPage 2 of \d\nShared by @U0MIA/);
    expect(JSON.stringify(blocks)).not.toContain('action_id');
  });

  it('can be one account', () => {
    const account = posture.accounts[0]!;
    const { text, blocks } = sharedAccountMessage(posture, account, {
      now: NOW,
      page: 1,
      resultId: 'result-1',
      sharedBy: 'U0MIA',
    });
    expect(text).toBe('weak-1  500000000001: HIGH, 1 finding');
    expect(plainTextOf(blocks)).toMatch(
      /Shared by @U0MIA, measured 20 Nov 09:00 UTC\. For your own: \/root-status 500000000001$/,
    );
    expect(JSON.stringify(blocks)).not.toContain('action_id');
    expect(messageViolations(blocks)).toEqual([]);
  });
});

describe('the modal that picks an account', () => {
  it('asks for one account and remembers which result it is about', () => {
    const value = { resultId: 'result-1', scope: 'prod', page: 2, view: 'attention' as const };
    const view = openAccountView(value);
    expect(viewText(view)).toBe(
      'Open account\nAccount: <external_select>\nType part of a name, an id or an e-mail address.',
    );
    expect(parseStatusValue(view.private_metadata)).toEqual(value);
    expect(view.private_metadata!.length).toBeLessThanOrEqual(PRIVATE_METADATA);
    expect(validateView(view, () => false).kind).toBe('valid');
    expect(view.title.text.length).toBeLessThanOrEqual(VIEW_TITLE);
  });
});

import { UserError } from '../../src/domain/errors.ts';
import type { RefusedReading } from '../../src/domain/refused-reading.ts';
import type { Message } from '../../src/slack/message.ts';
import { notAllowedToRead, notShared, type RefusedSharing } from '../../src/slack/refusal.ts';
import {
  accountNotInResult,
  emptyScope,
  expiredResult,
  internalError,
  storeFailure,
  unknownScope,
  userError,
} from '../../src/slack/reply.ts';
import { escapeMrkdwn } from '../../src/slack/text/escape.ts';
import { messageViolations } from '../support/blocks/limits.ts';
import { plainTextOf } from '../support/blocks/plain-text.ts';

function shown({ text, blocks }: Message): string {
  expect(messageViolations(blocks)).toEqual([]);
  const read = plainTextOf(blocks);
  expect(text).toBe(escapeMrkdwn(read.split('\n')[0]!));
  return read;
}

describe('an answer to what went wrong', () => {
  it('suggests the nearest scopes and shows what a scope can be', () => {
    expect(
      shown(unknownScope({ typed: 'prdo', suggestions: ['prod', 'prod-eu'], known: ['prod', 'dev'] })),
    ).toBe(
      `There is no scope, account or unit called prdo.
Do you mean prod or prod-eu?
Configured scopes: prod, dev.
A scope is a configured name, a unit path such as workloads/prod, a tag such as env=prod, an account id, an account name or a pattern such as pay*, or all.
Do: type /root-status with one of these.`,
    );
  });

  it('shows what was typed as text, shortened, and names the scopes it has no room for', () => {
    const known = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const text = shown(unknownScope({ typed: `<!here>${'x'.repeat(5_000)}`, suggestions: [], known }));
    expect(text).toMatch(/called <!here>x{92}…\.\n/);
    expect(text).toContain('Configured scopes: a, b, c, d, e and 2 others.');
    expect(text).not.toContain('Do you mean');
  });

  it('says that a scope is empty, and when that is only not known', () => {
    expect(shown(emptyScope('dev', 0))).toBe(
      'dev: no accounts in this scope\nDo: check how the scope is defined in rootkeeper.yml, or ask for another.',
    );
    expect(shown(emptyScope('env=dev', 3))).toBe(
      `env=dev: no account is known to be in this scope
For 3 accounts it is not known, because tags were not read.
Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.`,
    );
  });

  it('says who can grant what is refused', () => {
    expect(shown(notAllowedToRead('not-listed', 'C0SECURITY'))).toBe(
      `You are not among those who may read the posture of root users.
They are few, because a list of weak root users is a list of targets.
Do: ask in #C0SECURITY for somebody to add you, or a user group that you are in, to readers in rootkeeper.yml.`,
    );
    expect(shown(notAllowedToRead('not-listed'))).toContain(
      'Do: ask the administrators of Rootkeeper to add you, or a user group that you are in, to readers in rootkeeper.yml.',
    );
  });

  it.each<RefusedReading>([
    'nobody-configured',
    'not-listed',
    'other-team',
    'guest',
    'deactivated',
    'bot',
    'unverifiable',
  ])('says what to do where reading is refused: %s', (why) => {
    expect(shown(notAllowedToRead(why))).toMatch(/\nDo: /);
  });

  it.each<[RefusedSharing, string]>([
    ['externally-shared', 'Not shared: people of another organization read this channel.'],
    ['app-not-member', 'Not shared: Rootkeeper is not a member of this channel.'],
    ['unverifiable', 'Not shared: Slack could not say who reads this channel.'],
  ])('says why a result was not shared and what to do: %s', (why, first) => {
    const text = shown(notShared(why));
    expect(text.startsWith(`${first}\nDo: `)).toBe(true);
  });

  it('says what to run again when a result has expired', () => {
    expect(shown(expiredResult('prod'))).toBe(
      'This result was measured over an hour ago and is no longer kept.\nDo: run /root-status prod again.',
    );
    expect(shown(expiredResult())).toContain('Do: run /root-status again.');
  });

  it('says how to see an account that is not in a result', () => {
    expect(shown(accountNotInResult('111122223333'))).toBe(
      'Account 111122223333 is not in this result.\nDo: run /root-status 111122223333.',
    );
  });

  it('passes on an error that the person can act on', () => {
    const error = new UserError(
      'The directory cannot be read (AccessDenied)',
      'Allow organizations:ListAccounts',
    );
    expect(shown(userError(error))).toBe(
      'The directory cannot be read (AccessDenied).\nDo: allow organizations:ListAccounts.',
    );
  });

  it('names the store where that failed, with what to do', () => {
    expect(shown(storeFailure('no-answer', 'req-7F3K2M'))).toMatch(
      /^Rootkeeper's store \(its DynamoDB table\) does not answer.*\nDo: try again in a minute\..*req-7F3K2M\.$/,
    );
    expect(shown(storeFailure('damaged', 'req-7F3K2M'))).toMatch(/is damaged.*\nDo: give .*req-7F3K2M\./);
  });

  it('shows nothing of an internal error but its reference', () => {
    expect(shown(internalError('req-7F3K2M'))).toBe(
      `Something went wrong in Rootkeeper, and you have no answer.
Do: try again. If it happens again, give its administrators this reference: req-7F3K2M.`,
    );
  });
});

import { problemText } from '../../../src/slack/requests/problem-text.ts';
import { NAMES } from '../../support/builders/request-form.ts';
import { EVERY_PROBLEM } from '../../support/builders/request-problems.ts';
import { NOW } from '../../support/builders/time.ts';

/** What every problem is told as; a new kind of problem belongs here too. */
const TOLD: Readonly<Record<string, string>> = {
  'no account': 'Choose at least one account.',
  'too many accounts':
    '42 accounts are too many: a window holds at most 20. Choose fewer, or a smaller scope.',
  'an unknown account': 'There is no account or scope called payment. Do you mean payments-prod?',
  'an account like no other':
    'There is no account or scope called zzz. Type an account id, an account name or a configured scope.',
  'unread tags':
    'For 3 accounts it is not known whether they are in prod, because tags were not read. Choose the accounts one by one, or ask again in a few minutes.',
  'no policy':
    'No policy speaks for payments-prod 111122223333, so nobody could approve. Leave them out, or have them added under windows in rootkeeper.yml.',
  'may not request':
    'You are not among those who may ask for root-access windows. Have yourself, or a user group that you are in, added to windows.requesters (or readers, where that is left out) in rootkeeper.yml.',
  'a suspended account':
    'payments-prod 111122223333 is suspended or closed, so root can do nothing there. Leave it out.',
  'a requester who is a guest':
    'Whoever asks is a guest of the workspace. Have a member of this workspace ask.',
  'an operator who has left':
    'The operator has a deactivated account in Slack. Choose a member of this workspace.',
  'an operator who could not be checked':
    'The operator could not be checked in Slack (users.info: ratelimited). Try again in a minute.',
  'no task': 'Choose the task that takes the root user.',
  'a task like several': 'Which task is meant is not clear. Choose: Close the account; Another task.',
  'a task like one': 'Which task is meant is not clear. Do you mean Close the account?',
  'a task like none': 'No task is called that. Choose one of the list that /root-request opens.',
  'a task that needs no root':
    'This no longer needs the root user here. Use instead: Use a central root session. To go on all the same, say why root is needed; in one line: insist "…".',
  'no insistence': 'Say why root all the same; spaces alone are not enough.',
  'too long a reason': 'Shorten the reason to 3,000 characters.',
  'half a character':
    'In what was used, or what stands on the paper there is half a character, which cannot be kept. Type it again.',
  'no ticket': 'The policy requires a ticket.',
  'too long a ticket': 'Shorten the ticket to 100 characters.',
  'half a character in the ticket':
    'In the ticket there is half a character, which cannot be kept. Type it again.',
  'another ticket': 'The ticket must be like SEC-123. Capital and small letters are not the same.',
  'a start in the past':
    '20 Nov 08:00 UTC is past. Choose a later start, or none: it then starts when it is approved.',
  'not in the past':
    'What began 20 Nov 08:00 UTC has not ended yet. What is recorded afterwards must lie in the past as a whole.',
  'too far a start': 'A start may be at most 90 days ahead. Choose an earlier one.',
  'no start': 'Say when it starts.',
  'a start that is no time': 'This is not a date and time. Choose the start again.',
  'a later break-glass':
    'A break-glass window opens at once. Leave the start out, or ask without break-glass.',
  'no duration': 'It must last at least a minute. Type a duration such as 30m or 1h.',
  'too long': 'The policy allows at most 4 h here. Type a shorter duration.',
  'more time for nothing':
    'The window that more time is asked for does not exist. Check its id with /root-windows mine, or ask without it.',
  'more time for others':
    'More time is asked for by the requester or the operator of a window, and you are neither. Ask for a window of your own.',
  'no right to break the glass':
    'You are not among those who may break the glass here. Ask without it, or have one of them do it.',
  'an operator who may not break the glass':
    'The operator is not among those who may break the glass here. Name yourself or one of them, or ask without it.',
  'nobody to approve':
    'Only Ana Kovač could approve this, and 2 must. Omar Diaz is too new among the approvers, until 20 Dec 09:00 UTC. Choose another operator, or have approvers added to the policy in rootkeeper.yml.',
};

describe('what is wrong with a request', () => {
  it.each(Object.entries(EVERY_PROBLEM))('%s: is told with what to do', (what, problem) => {
    expect(problemText(problem, { names: NAMES, now: NOW })).toBe(TOLD[what]);
  });

  it('shows what was typed as text that cannot change what is around it', () => {
    const typed = '\u202Eprod\n<!channel>';
    const text = problemText(
      { field: 'accounts', why: 'no-such', typed, suggestions: [typed] },
      { names: NAMES, now: NOW },
    );
    expect(text).toBe(
      'There is no account or scope called [U+202E]prod <!channel>. Do you mean [U+202E]prod <!channel>?',
    );
  });
});

import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { parseRequestLine, REQUEST_EXAMPLE } from '../../../../src/domain/window/typed/parse-request.ts';
import { NOW } from '../../../support/builders/time.ts';

const LINE = 'payments-prod for 1h task "S3 MFA delete" because "Auditor finding 7"';

function read(text: string) {
  const parsed = parseRequestLine(text, NOW);
  if (parsed.kind === 'wrong') throw new Error(parsed.problems.join('\n'));
  return parsed.line;
}

function problems(text: string): readonly string[] {
  const parsed = parseRequestLine(text, NOW);
  return parsed.kind === 'wrong' ? parsed.problems.slice(0, -1) : [];
}

test('the line that the help shows', () => {
  expect(read(REQUEST_EXAMPLE)).toEqual({
    accounts: 'payments-prod',
    duration: HOUR,
    task: 'S3 MFA delete',
    reason: 'auditor finding 7',
    ticket: 'SEC-123',
    breakGlass: false,
  });
});

test.each([
  ['curly', '“', '”'],
  ['low and high', '„', '“'],
  ['guillemets', '«', '»'],
  ['mixed by a phone', '"', '”'],
])('%s quotes are quotes', (_, opening, closing) => {
  const line = `prod for 30m task ${opening}S3 MFA delete${closing} because ${opening}it’s "due${closing}`;
  expect(read(line.replace('"due', 'due'))).toMatchObject({ task: 'S3 MFA delete', reason: 'it’s due' });
});

test('everything that can be said, in another order', () => {
  const line =
    'prod because "x" at 2026-11-20T16:00Z operator <@U0OMAR|omar> more rw-7f3k2m insist "AssumeRoot is down" break-glass for 1h30m task other';
  expect(read(line)).toEqual({
    accounts: 'prod',
    duration: 90 * MINUTE,
    task: 'other',
    reason: 'x',
    start: Date.UTC(2026, 10, 20, 16),
    operator: 'U0OMAR',
    continues: 'RW-7F3K2M',
    insistence: 'AssumeRoot is down',
    breakGlass: true,
  });
});

test('text in quotes is kept exactly, and may hold keywords', () => {
  expect(read('prod for 1h task other because " for\u200b  the at ticket *b* <!channel>\n2nd "').reason).toBe(
    ' for\u200b  the at ticket *b* <!channel>\n2nd ',
  );
});

test('values without quotes run to the next keyword', () => {
  expect(read('Data Lake for 2 hours task close the account because it is empty')).toMatchObject({
    accounts: 'Data Lake',
    duration: 2 * HOUR,
    task: 'close the account',
    reason: 'it is empty',
  });
});

test('"at now" is as no start at all', () => {
  expect(read(`${LINE} at now`)).not.toHaveProperty('start');
});

test('an empty line is told everything that it lacks, and an example', () => {
  const parsed = parseRequestLine('', NOW);
  expect(parsed).toEqual({
    kind: 'wrong',
    problems: [
      'Begin with an account or a scope: an id, a name, or a scope such as prod.',
      'Say for how long: for 30m, 1h, 1h30m or 90 min.',
      'Say which task: task "S3 MFA delete".',
      'Say why: because "auditor finding 7".',
      `For example: /root-request ${REQUEST_EXAMPLE}`,
    ],
  });
});

test.each([
  ['prod for soon task x because y', '“for soon” is not understood. Accepted: for 30m, 1h, 1h30m or 90 min.'],
  [
    `${LINE} at teatime`,
    '“at teatime” is not understood. Accepted: at now, 16:00 (today, UTC) or 2026-11-20T16:00Z.',
  ],
  [`${LINE} operator omar`, '“operator omar” is not understood. Accepted: operator @person.'],
  [`${LINE} more RW-1`, '“more RW-1” is not understood. Accepted: more RW-7F3K2M.'],
  [`${LINE} ticket`, '“ticket” is not understood. Accepted: ticket SEC-123.'],
  [`${LINE} because of that`, '“because” stands there twice: put text that holds it in quotes.'],
  ['prod for 1h task "S3', 'The quote before S3 is not closed: put one after it, and none within it.'],
])('%s: %s', (line, problem) => {
  expect(problems(line)).toEqual([problem]);
});

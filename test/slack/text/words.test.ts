import { afterColon, count, oneOf, sentence } from '../../../src/slack/text/words.ts';

describe('words', () => {
  it('count with the singular, the plural and thousands', () => {
    expect([count(1, 'account'), count(0, 'account'), count(5_000, 'account')]).toEqual([
      '1 account',
      '0 accounts',
      '5,000 accounts',
    ]);
  });

  it('offer choices', () => {
    expect([oneOf(['a']), oneOf(['a', 'b']), oneOf(['a', 'b', 'c'])]).toEqual(['a', 'a or b', 'a, b, or c']);
  });

  it('make a sentence of a clause, and leave names and finished sentences alone', () => {
    expect(sentence('it was denied (AccessDenied)')).toBe('It was denied (AccessDenied).');
    expect(sentence('Done.')).toBe('Done.');
    expect(sentence('corp.example is not ours')).toBe('corp.example is not ours.');
    expect(sentence('iam:ListAccessKeys was denied')).toBe('iam:ListAccessKeys was denied.');
  });

  it('put a sentence after a colon, and leave acronyms alone', () => {
    expect(afterColon('Deploy the role.')).toBe('deploy the role.');
    expect(afterColon('MFA is off.')).toBe('MFA is off.');
  });
});

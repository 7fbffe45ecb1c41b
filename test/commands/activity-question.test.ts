import { activityQuestion } from '../../commands/activity-question.ts';

describe('a scope and how many days back', () => {
  test.each([
    ['', { scope: '', days: 7 }],
    ['prod', { scope: 'prod', days: 7 }],
    ['prod 30d', { scope: 'prod', days: 30 }],
    ['30d prod', { scope: 'prod', days: 30 }],
    ['90 days payments-prod', { scope: 'payments-prod', days: 90 }],
    ['1D', { scope: '', days: 1 }],
    ['team 7 14d', { scope: 'team 7', days: 14 }],
    ['"7d"', { scope: '"7d"', days: 7 }],
    ['prod-7d', { scope: 'prod-7d', days: 7 }],
    ['111122223333', { scope: '111122223333', days: 7 }],
  ])('%j', (typed, question) => {
    expect(activityQuestion(typed)).toEqual(question);
  });

  test('a replay goes back as far as CloudTrail does, unless told', () => {
    expect(activityQuestion('payments-prod', 90)).toEqual({ scope: 'payments-prod', days: 90 });
  });

  test.each(['0d', 'prod 91d', '99999d'])('%s is no number of days that CloudTrail keeps', (typed) => {
    expect(() => activityQuestion(typed)).toThrow('not between 1 and 90');
  });
});

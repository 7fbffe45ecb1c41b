import fc from 'fast-check';
import { formErrors, requestErrors } from '../../../src/slack/requests/request-errors.ts';
import { EMPTY_FORM } from '../../../src/slack/requests/request-form.ts';
import { requestNotUnderstood, requestProblems } from '../../../src/slack/requests/request-problems.ts';
import { requestView } from '../../../src/slack/requests/request-view.ts';
import {
  REQUEST_ACCOUNTS,
  REQUEST_DURATION,
  REQUEST_INSISTENCE,
  REQUEST_OPERATOR,
  REQUEST_START,
  REQUEST_TASK,
  REQUEST_TICKET,
  REQUEST_WHEN,
} from '../../../src/slack/window-action-ids.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { shownValues } from '../../support/blocks/views.ts';
import { aForm, aPreview, NAMES } from '../../support/builders/request-form.ts';
import { EVERY_PROBLEM } from '../../support/builders/request-problems.ts';
import { NOW } from '../../support/builders/time.ts';

const problems = Object.values(EVERY_PROBLEM);
const plain = Object.keys(shownValues(requestView(aForm())));
const everything = [REQUEST_INSISTENCE, REQUEST_START, ...plain];

function errors(kinds: readonly string[], shown: readonly string[]): Readonly<Record<string, string>> {
  const chosen = kinds.flatMap((kind) => EVERY_PROBLEM[kind] ?? []);
  return requestErrors(chosen, { names: NAMES, now: NOW, shown });
}

describe('errors at the fields of the form', () => {
  it('stand where the problem is', () => {
    const kinds = ['an operator who has left', 'no task', 'no ticket', 'too long', 'a start in the past'];
    expect(Object.keys(errors(kinds, everything))).toEqual([
      REQUEST_OPERATOR,
      REQUEST_TASK,
      REQUEST_TICKET,
      REQUEST_DURATION,
      REQUEST_START,
    ]);
  });

  it('stand at the next field where the modal has not that one, and at the accounts where it has none', () => {
    expect(Object.keys(errors(['a start in the past'], plain))).toEqual([REQUEST_WHEN]);
    expect(Object.keys(errors(['a task that needs no root'], plain))).toEqual([REQUEST_TASK]);
    expect(Object.keys(errors(['a task that needs no root'], everything))).toEqual([REQUEST_INSISTENCE]);
    expect(Object.keys(errors(['no right to break the glass', 'nobody to approve'], plain))).toEqual([
      REQUEST_ACCOUNTS,
    ]);
  });

  it('are told together where several stand at one field, each once', () => {
    expect(errors(['no account', 'more time for nothing', 'no account'], plain)).toEqual({
      [REQUEST_ACCOUNTS]:
        'Choose at least one account. The window that more time is asked for does not exist. Check its id with /root-windows mine, or ask without it.',
    });
  });

  it('are at fields that the modal has, whatever it shows and whatever is wrong', () => {
    const form = fc.record({
      breakGlass: fc.boolean(),
      when: fc.constantFrom('at' as const, 'on-approval' as const),
      mayBreakGlass: fc.boolean(),
    });
    fc.assert(
      fc.property(form, fc.subarray(problems, { minLength: 1 }), ({ mayBreakGlass, ...values }, wrong) => {
        const view = requestView(
          aForm({ values: { ...EMPTY_FORM, ...values }, preview: aPreview({ mayBreakGlass }) }),
        );
        const shown = Object.keys(shownValues(view));
        const found = requestErrors(wrong, { names: NAMES, now: NOW, shown });
        expect(shown).toEqual(expect.arrayContaining(Object.keys(found)));
        expect(Object.keys(found).length).toBeGreaterThan(0);
        for (const text of Object.values(found)) expect(text.length).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it('say what a duration looks like where it cannot be read', () => {
    expect(formErrors({ ...EMPTY_FORM, duration: 'a while' })).toEqual({
      [REQUEST_DURATION]: 'This is not understood. Type a duration such as 30m, 1h, 1h30m or 90 min.',
    });
    expect(formErrors(EMPTY_FORM)).toEqual({});
  });
});

describe('the same in answer to one typed line', () => {
  it('gives back the line that was typed, to be corrected', () => {
    const typed = 'prod for 99h task "S3 MFA delete" because "x"';
    const problems = [{ field: 'accounts' as const, why: 'none' as const }];
    const { blocks } = requestProblems(problems, { names: NAMES, now: NOW, example: 'prod', typed });
    expect(plainTextOf(blocks)).toContain(`Your line, to correct: /root-request ${typed}`);
  });

  const context = {
    names: NAMES,
    now: NOW,
    example: 'payments-prod for 1h task "S3 MFA delete" because "x"',
  };

  it('is a line each, with a line that can be copied', () => {
    const { text, blocks } = requestProblems(
      [EVERY_PROBLEM['no ticket']!, EVERY_PROBLEM['too long']!],
      context,
    );
    expect(text).toBe('Not sent.');
    expect(plainTextOf(blocks)).toBe(`Not sent.
The policy requires a ticket.
The policy allows at most 4 h here. Type a shorter duration.
For example: /root-request payments-prod for 1h task "S3 MFA delete" because "x"`);
  });

  it('is a message that Slack takes even where everything is wrong', () => {
    const message = requestProblems(problems, context);
    expect(messageViolations(message.blocks)).toEqual([]);
    expect(plainTextOf(message.blocks)).toContain(`and ${problems.length - 8} other problems`);
  });

  it('shows what was typed as it is, read as no markup, within the limits', () => {
    const { blocks } = requestNotUnderstood(['“at <!channel>\u202E” is not understood. Accepted: at now.']);
    expect(plainTextOf(blocks)).toBe(
      'Not sent.\n“at <!channel>[U+202E]” is not understood. Accepted: at now.',
    );
    const long = requestNotUnderstood(Array.from({ length: 30 }, (_, n) => `${n}${'"'.repeat(3_000)}`));
    expect(messageViolations(long.blocks)).toEqual([]);
  });
});

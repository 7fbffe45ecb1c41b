import fc from 'fast-check';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import {
  encodeRequestMetadata,
  requestFormOf,
  requestInputOf,
} from '../../../src/slack/requests/form-state.ts';
import { EMPTY_FORM, type RequestFormValues } from '../../../src/slack/requests/request-form.ts';
import { requestView } from '../../../src/slack/requests/request-view.ts';
import { shownValues } from '../../support/blocks/views.ts';
import { aForm, aPreview } from '../../support/builders/request-form.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { MIA, OMAR } from '../../support/builders/window-people.ts';

const ID = windowId('an earlier view', digest);

const filled: RequestFormValues = {
  accounts: [
    { value: 'account:111122223333', label: 'payments-prod 111122223333' },
    { value: 'scope:prod', label: 'prod (scope, 12 accounts)' },
  ],
  operatorId: OMAR.id,
  taskId: 'root-mfa',
  insistence: 'the device is lost',
  reason: 'auditor finding 7',
  ticket: 'SEC-123',
  when: 'at',
  start: NOW + HOUR,
  duration: '1h30m',
  breakGlass: false,
  continues: ID,
};
const needless = aPreview({ need: { kind: 'no', instead: 'Use something else.' }, mayBreakGlass: true });

/** What the app gets back from a modal that shows these values. */
function readBack(values: RequestFormValues): RequestFormValues {
  const view = requestView(aForm({ values, preview: needless }));
  return requestFormOf(shownValues(view), view.private_metadata ?? '');
}

describe('what the fields of a request hold', () => {
  it('is what the modal was drawn with', () => {
    expect(readBack(filled)).toEqual(filled);
    expect(readBack(EMPTY_FORM)).toEqual({ ...EMPTY_FORM, operatorId: MIA.id });
    const { start: _start, ...breakGlass } = { ...filled, breakGlass: true, when: 'on-approval' as const };
    expect(readBack(breakGlass)).toEqual(breakGlass);
  });

  it('keeps every text exactly', () => {
    const text = fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (reason, insistence) => {
        expect(readBack({ ...filled, reason, insistence })).toMatchObject({ reason, insistence });
      }),
    );
  });

  it('is nothing where nothing was sent, and never throws', () => {
    expect(requestFormOf({}, '')).toEqual({ ...EMPTY_FORM, duration: '' });
    const nulls = { value: null, selected_option: null, selected_user: null, selected_date_time: null };
    const state = Object.fromEntries(
      Object.keys(shownValues(requestView(aForm({ preview: needless })))).map((id) => [id, { [id]: nulls }]),
    );
    expect(requestFormOf(state, '[1,"RW-nonsense"]')).toEqual({ ...EMPTY_FORM, duration: '' });
  });

  it('holds no start where the window starts on its approval', () => {
    expect(readBack({ ...filled, when: 'on-approval' }).start).toBeUndefined();
  });

  it('becomes a request with its duration read, its accounts as the menu has them', () => {
    expect(requestInputOf(filled)).toEqual({
      accounts: ['account:111122223333', 'scope:prod'],
      operatorId: OMAR.id,
      taskId: 'root-mfa',
      insistence: 'the device is lost',
      reason: 'auditor finding 7',
      ticket: 'SEC-123',
      start: NOW + HOUR,
      duration: 90 * MINUTE,
      breakGlass: false,
      continues: ID,
    });
    expect(requestInputOf({ ...filled, duration: 'a while' })).toBeUndefined();
  });
});

describe('the metadata of the form', () => {
  it('names the window that more time is asked for, and nothing else', () => {
    expect(requestFormOf({}, encodeRequestMetadata(ID)).continues).toBe(ID);
    for (const text of [
      '',
      '[1]',
      '[2,"RW-7F3K2M"]',
      '[1,"RW-7F3K2U"]',
      '["RW-7F3K2M"]',
      'RW-7F3K2M',
      '{}',
    ]) {
      expect([text, requestFormOf({}, text).continues]).toEqual([text, undefined]);
    }
  });
});

import type { KnownBlock } from '@slack/types';
import type { RequestProblem } from '../../../src/domain/window/problem.ts';
import * as ids from '../../../src/slack/activity/action-ids.ts';
import { alertButtons } from '../../../src/slack/activity/alert-buttons.ts';
import { declareErrors, declareInput, declareView } from '../../../src/slack/activity/declare-view.ts';
import {
  dispositionNote,
  dispositionView,
  MAX_NOTE,
  noteErrors,
} from '../../../src/slack/activity/disposition-view.ts';
import {
  DISPOSITIONS,
  encodeActivityValue,
  encodeAlertEventsValue,
  encodeAlertValue,
  encodeCheckInValue,
  encodeDispositionValue,
  parseActivityValue,
  parseAlertEventsValue,
  parseAlertValue,
  parseCheckInValue,
  parseDispositionValue,
} from '../../../src/slack/activity/value.ts';
import { WITHOUT_MFA } from '../../support/builders/activity-records.ts';
import { afterStep, PAYMENTS } from '../../support/builders/alert.ts';
import { anAlertView, minutesLater } from '../../support/builders/alert-scenes.ts';
import { aChange } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { OMAR } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

const view = anAlertView([WITHOUT_MFA]);
const { id } = view.alert;

test('ids are those that were posted before, and no two are the same', () => {
  const all = Object.values(ids);
  expect(new Set(all).size).toBe(all.length);
  expect([ids.ALERT_OWN, ids.ALERT_EVENTS, ids.ALERT_DECLARE, ids.CHECK_IN_YES, ids.CHECK_IN_NO]).toEqual([
    'alert:own',
    'alert:events',
    'alert:declare',
    'check-in:yes',
    'check-in:no',
  ]);
});

test('every button of an alert says which alert', () => {
  const owned = afterStep(view.alert, { type: 'owned', by: OMAR }, NOW);
  for (const button of [...alertButtons(view.alert, NOW), ...alertButtons(owned, minutesLater(1))]) {
    expect(parseAlertValue(button.value)).toEqual({ id });
  }
});

describe('values', () => {
  test('are read as they were written', () => {
    const windowId = openWindow().id;
    expect(parseAlertEventsValue(encodeAlertEventsValue({ id, page: 7 }))).toEqual({ id, page: 7 });
    const disposition = { id, as: 'incident', seen: 3 } as const;
    expect(parseDispositionValue(encodeDispositionValue(disposition))).toEqual(disposition);
    const checkIn = { windowId, accountId: PAYMENTS };
    expect(parseCheckInValue(encodeCheckInValue(checkIn))).toEqual(checkIn);
    expect(parseActivityValue(encodeActivityValue({ resultId: 'r1', page: 2 }))).toEqual({
      resultId: 'r1',
      page: 2,
    });
  });

  test.each([
    undefined,
    '',
    'null',
    '{}',
    '[1]',
    `[2,"${id}"]`,
    `[1,"${id}",0]`,
    `[1,"${id}","1"]`,
    '[1,"AL-000000x",1]',
    `[1,"${id}",1,1]`,
    `[1,"${id}","fine"]`,
    `[1,"${id}","incident"]`,
    `[1,"${id}","incident",-1]`,
    '[1,"RW-000000","12"]',
    '[1,"a b",1]',
    `[1,"${'x'.repeat(3_000)}",1]`,
  ])('that were not written so are none: %s', (text) => {
    expect(parseAlertValue(text)).toBeUndefined();
    expect(parseAlertEventsValue(text)).toBeUndefined();
    expect(parseDispositionValue(text)).toBeUndefined();
    expect(parseCheckInValue(text)).toBeUndefined();
  });

  test('of another kind are none', () => {
    expect(parseAlertEventsValue(encodeAlertValue({ id }))).toBeUndefined();
    expect(parseAlertValue(encodeAlertEventsValue({ id, page: 1 }))).toBeUndefined();
    expect(parseActivityValue('[1,"a b",1]')).toBeUndefined();
    expect(parseActivityValue('[1,"r1",1.5]')).toBeUndefined();
  });
});

describe('the form of a disposition', () => {
  test.each(DISPOSITIONS)('%s says which alert it is about, and what it brings about', (as) => {
    const form = dispositionView(view, as);
    expect(form.callback_id).toBe(ids.DISPOSITION_MODAL);
    expect(parseDispositionValue(form.private_metadata)).toEqual({ id, as, seen: 0 });
    expect(JSON.stringify(form.blocks)).toContain('You say that');
  });

  test('that came too late carries what more it shows, says so first, and keeps the note', () => {
    const more = anAlertView([WITHOUT_MFA, aChange('cloudtrail', 'StopLogging')]);
    const form = dispositionView(more, 'legitimate', 'Phoned Mia');
    expect(parseDispositionValue(form.private_metadata)).toEqual({
      id: more.alert.id,
      as: 'legitimate',
      seen: 1,
    });
    expect(JSON.stringify(form.blocks[0])).toContain('NOT RECORDED: more happened while you wrote.');
    expect(JSON.stringify(form.blocks.at(-1))).toContain('"initial_value":"Phoned Mia"');
  });

  test('wants to know what it was, unless it is an incident', () => {
    expect(noteErrors(undefined, 'incident')).toEqual({});
    for (const as of ['false-alarm', 'legitimate'] as const) {
      expect(noteErrors(undefined, as)).toEqual({
        [ids.DISPOSITION_NOTE]: expect.stringContaining('Do: say it'),
      });
      expect(noteErrors('Phoned Mia', as)).toEqual({});
    }
  });

  test.each(['\u200b ', '\ud800', 'x'.repeat(MAX_NOTE + 1)])(
    'takes no note that cannot be read later',
    (note) => {
      expect(Object.keys(noteErrors(note, 'incident'))).toEqual([ids.DISPOSITION_NOTE]);
    },
  );

  test('is read as it was typed', () => {
    const of = (value: string | null) => ({
      [ids.DISPOSITION_NOTE]: { [ids.DISPOSITION_NOTE_INPUT]: { value } },
    });
    expect(dispositionNote(of(' *Mia* '))).toBe(' *Mia* ');
    expect(dispositionNote(of(null))).toBeUndefined();
    expect(dispositionNote({})).toBeUndefined();
  });
});

describe('the form of what is declared afterwards', () => {
  const form = declareView(view);

  test('says which alert it is about, that it sanctions nothing, and asks who, what and why', () => {
    expect(parseAlertValue(form.private_metadata)).toEqual({ id });
    expect(JSON.stringify(form.blocks)).toContain('sanctions nothing');
    const asked = form.blocks.flatMap((block) => {
      const { type, block_id, element } = block as KnownBlock & { element?: { action_id?: string } };
      return type === 'input' ? [[block_id, element?.action_id]] : [];
    });
    expect(asked).toEqual(
      [
        ids.DECLARE_OPERATOR,
        ids.DECLARE_TASK,
        ids.DECLARE_INSISTENCE,
        ids.DECLARE_REASON,
        ids.DECLARE_TICKET,
      ].map((each) => [each, each]),
    );
  });

  test('is read as it was filled in', () => {
    const values = {
      [ids.DECLARE_OPERATOR]: { [ids.DECLARE_OPERATOR]: { selected_user: 'U0MIA' } },
      [ids.DECLARE_TASK]: { [ids.DECLARE_TASK]: { selected_option: { value: 's3-mfa-delete' } } },
      [ids.DECLARE_INSISTENCE]: { [ids.DECLARE_INSISTENCE]: { value: null } },
      [ids.DECLARE_REASON]: { [ids.DECLARE_REASON]: { value: 'The pager was dead' } },
      [ids.DECLARE_TICKET]: { [ids.DECLARE_TICKET]: { value: 'SEC-1' } },
    };
    expect(declareInput(values)).toEqual({
      operatorId: 'U0MIA',
      taskId: 's3-mfa-delete',
      reason: 'The pager was dead',
      ticket: 'SEC-1',
    });
    expect(declareInput({})).toEqual({ reason: '' });
  });

  test('shows each problem at a field that it has', () => {
    const problems: readonly RequestProblem[] = [
      { field: 'reason', why: 'text', problem: { kind: 'empty' } },
      { field: 'accounts', why: 'none' },
      { field: 'task', why: 'needs-insistence', instead: 'sts:AssumeRoot' },
      { field: 'task', why: 'unknown' },
      { field: 'ticket', why: 'ticket', problem: { kind: 'missing' } },
    ];
    const errors = declareErrors(problems, { names: new Map(), now: NOW });
    expect(Object.keys(errors).sort()).toEqual(
      [ids.DECLARE_REASON, ids.DECLARE_INSISTENCE, ids.DECLARE_TASK, ids.DECLARE_TICKET].sort(),
    );
  });
});

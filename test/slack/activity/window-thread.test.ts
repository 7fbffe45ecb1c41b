import type { WindowUseView } from '../../../src/domain/alert/alert-view.ts';
import type { CheckIn } from '../../../src/domain/check-in/check-in.ts';
import { type WindowUse, withUse } from '../../../src/domain/verdict/window-use.ts';
import { CHECK_IN_NO, CHECK_IN_YES } from '../../../src/slack/activity/action-ids.ts';
import { checkInMessage } from '../../../src/slack/activity/check-in.ts';
import {
  announcedMessage,
  answeredMessage,
  notAnswered,
} from '../../../src/slack/activity/check-in-answers.ts';
import { parseCheckInValue } from '../../../src/slack/activity/value.ts';
import { windowUseMessage } from '../../../src/slack/activity/window-use.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { aRead, at } from '../../support/builders/activity-records.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { minutesLater } from '../../support/builders/alert-scenes.ts';
import {
  aChange,
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  type CloudTrailRecord,
  eventOf,
} from '../../support/builders/cloudtrail.ts';
import { aWindow } from '../../support/builders/window.ts';
import { MIA } from '../../support/builders/window-people.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';

const window = openWindow();
const CHECK_IN: CheckIn = {
  windowId: window.id,
  accountId: PAYMENTS,
  operator: MIA,
  firstUseAt: minutesLater(1),
  addresses: ['203.0.113.7'],
};

function aView(
  {
    use,
    alerted = [],
    ...checkIn
  }: Partial<CheckIn> & Partial<Pick<WindowUseView['record'], 'use' | 'alerted'>>,
  overrides: Partial<WindowUseView> = {},
): WindowUseView {
  const ref = { windowId: window.id, accountId: PAYMENTS };
  const record = {
    ...ref,
    version: 1,
    alerted,
    recent: [],
    checkIn: { ...CHECK_IN, ...checkIn },
    ...(use && { use }),
  };
  return {
    ...{ window, record, accountName: 'payments-prod', networks: new Map(), now: minutesLater(2) },
    ...overrides,
  };
}

function usedBy(records: readonly CloudTrailRecord[]): WindowUse {
  const [first, ...more] = records.map(eventOf);
  if (first === undefined) throw new Error('Nothing was done');
  return more.reduce((use, event) => withUse(use, event), withUse(undefined, first));
}

function lines({ blocks }: { readonly blocks: Parameters<typeof plainTextOf>[0] }): string[] {
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

describe('what was done in a window', () => {
  const reads = Array.from({ length: 200 }, () => at(3, aRead()));
  const sanctioned = usedBy([at(1, aConsoleLogin()), at(2, anApiCall()), ...reads]);

  test('a sign-in, the declared change and 200 reads are one entry with counts', () => {
    expect(lines(windowUseMessage(aView({ use: sanctioned })))).toEqual([
      'RW-JAFZA2 used: 1 sign-in, 1 change, 200 reads, in payments-prod',
      'When: 09:01–09:03 UTC',
      'From: 203.0.113.7',
      'Changes: PutBucketVersioning',
      'In window: time, account and task match. CloudTrail names nobody behind root.',
    ]);
  });

  test('what failed and what was refused is loud, and what alerted is said', () => {
    const refused = at(4, aChange('s3', 'DeleteBucket', { errorCode: 'AccessDenied' }));
    const use = usedBy([at(1, aFailedLogin()), at(2, anApiCall()), at(2, anApiCall()), refused]);
    const seen = lines(windowUseMessage(aView({ use, alerted: ['denied', 'second-address'] })));
    expect(seen[0]).toBe('RW-JAFZA2 used: 1 FAILED sign-in, 2 changes, 1 REFUSED change, in payments-prod');
    expect(seen).toContain('Changes: PutBucketVersioning twice, DeleteBucket REFUSED once');
    expect(seen).toContain('ALERTED: the operator says it is not them, it came from a second address');
  });

  test('whose task cannot be checked says so', () => {
    for (const taskId of ['billing-access', 'other']) {
      const seen = lines(windowUseMessage(aView({ use: sanctioned }, { window: openWindow({ taskId }) })));
      expect(seen.at(-1)).toBe(
        'In window: time and account match; its task cannot be checked. CloudTrail names nobody behind root.',
      );
    }
  });

  test('is not said to match once the operator does not stand by it', () => {
    const isNot = { answer: { isThem: false, at: minutesLater(2) } };
    expect(lines(windowUseMessage(aView({ use: sanctioned, ...isNot }))).at(-1)).toBe(
      'In the time of the window, but the operator says it is not them: what is done is alerted of.',
    );
  });

  test('in a break-glass window says that nobody had approved it', () => {
    const glass = aWindow({ origin: { kind: 'break-glass' } });
    const seen = lines(windowUseMessage(aView({ use: sanctioned }, { window: glass, accountName: '' })));
    expect(seen[0]).toMatch(/^BREAK-GLASS RW-JAFZA2 used: .* in account 111122223333$/);
    expect(seen.at(-1)).toBe('Break-glass: nobody approved it before it was used.');
  });

  test('of nothing yet is told as that', () => {
    expect(lines(windowUseMessage(aView({})))).toEqual(['RW-JAFZA2: nothing done in payments-prod yet']);
  });

  test('fits whatever the changes are called', () => {
    const names = Array.from({ length: 40 }, (_, n) => at(n, aChange('s3', `${n}${'"\\'.repeat(60)}`)));
    const addresses = names.map((record, n) => ({ ...record, sourceIPAddress: `${n}${'"'.repeat(120)}` }));
    const seen = lines(windowUseMessage(aView({ use: usedBy(addresses) }, { accountName: '"'.repeat(200) })));
    expect(seen.join('\n')).toContain('20 changes of other names');
  });
});

describe('"is this you?"', () => {
  const asked = { askedAt: minutesLater(1) };

  test('is asked of the operator, with until when and from where', () => {
    const message = checkInMessage(aView(asked));
    expect(message.text).toBe('Is this you? Root use of payments-prod in RW-JAFZA2');
    expect(lines(message).slice(1)).toEqual([
      'First use 09:01 UTC, from 203.0.113.7.',
      '@U0MIA: answer by 09:11 UTC, or on-call is alerted.',
      '[Yes, it is me] [No, it is not me]',
    ]);
  });

  test('its buttons say which account of which window, and a no is asked once more', () => {
    const { blocks } = checkInMessage(aView(asked));
    const [row] = blocks.flatMap((block) => (block.type === 'actions' ? [block.elements] : []));
    expect(row).toMatchObject([
      { action_id: CHECK_IN_YES },
      { action_id: CHECK_IN_NO, style: 'danger', confirm: {} },
    ]);
    const [value] = (row ?? []).flatMap((each) => ('value' in each ? [each.value] : []));
    expect(parseCheckInValue(value)).toEqual({ windowId: window.id, accountId: PAYMENTS });
  });

  test('once answered yes says so, and can still become a no', () => {
    const seen = lines(checkInMessage(aView({ ...asked, answer: { isThem: true, at: minutesLater(2) } })));
    expect(seen[0]).toBe(
      'Confirmed: Mia Chen says it is them, 09:02 UTC: root use of payments-prod in RW-JAFZA2',
    );
    expect(seen.at(-1)).toBe('[No, it is not me]');
  });

  test('once answered no stands, and says what to do', () => {
    const seen = lines(checkInMessage(aView({ ...asked, answer: { isThem: false, at: minutesLater(2) } })));
    expect(seen[0]).toMatch(/^NOT THEM, says Mia Chen, 09:02 UTC: /);
    expect(seen.at(-1)).toBe('On-call is alerted. Do: revoke the window, and do not use root.');
  });

  test('missed, says so, and still takes an answer', () => {
    const seen = lines(checkInMessage(aView(asked, { now: minutesLater(11) })));
    expect(seen[0]).toBe('NO ANSWER from Mia Chen for 10 min: root use of payments-prod in RW-JAFZA2');
    expect(seen.at(-1)).toBe('[Yes, it is me] [No, it is not me]');
  });

  test('the network that an address is in is named, in the question and in the entry', () => {
    const networks = new Map([['203.0.113.7', { kind: 'known' as const, name: 'Office Berlin' }]]);
    const view = aView({ ...asked, use: usedBy([at(1, aConsoleLogin())]) }, { networks });
    expect(lines(checkInMessage(view))[1]).toBe(
      'First use 09:01 UTC, from 203.0.113.7, known network Office Berlin.',
    );
    expect(lines(windowUseMessage(view))).toContain('From: 203.0.113.7, known network Office Berlin');
  });

  test('two addresses are loud', () => {
    const addresses = ['203.0.113.7', '198.51.100.4'];
    expect(lines(checkInMessage(aView({ ...asked, addresses })))[1]).toBe(
      'First use 09:01 UTC, from 203.0.113.7; 198.51.100.4 (2 ADDRESSES).',
    );
  });

  test('is not asked of who announced the sign-in: they are told of it, and can deny it', () => {
    const seen = lines(checkInMessage(aView({ announcedAt: minutesLater(0) })));
    expect(seen).toEqual([
      'As announced by Mia Chen, 09:00 UTC: root use of payments-prod in RW-JAFZA2',
      'First use 09:01 UTC, from 203.0.113.7.',
      '@U0MIA: if this is not you, press No. On-call is alerted then.',
      '[No, it is not me]',
    ]);
  });

  test('says that a sign-in is announced as long as nobody signed in', () => {
    const { firstUseAt: _none, ...unused } = aView({ announcedAt: minutesLater(0) }).record.checkIn;
    const view = aView({});
    const seen = lines(checkInMessage({ ...view, record: { ...view.record, checkIn: unused } }));
    expect(seen).toEqual([
      'Mia Chen announced a sign-in to payments-prod in RW-JAFZA2, 09:00 UTC',
      '[No, it is not me]',
    ]);
  });

  test('what people answer is answered, and only the operator can', () => {
    expect(answeredMessage(CHECK_IN, true).text).toBe('Recorded: it is you, in RW-JAFZA2.');
    expect(answeredMessage(CHECK_IN, false).text).toBe(
      'Recorded: it is NOT you, in RW-JAFZA2. On-call is alerted.',
    );
    expect(announcedMessage(CHECK_IN).text).toBe('Recorded: you are about to sign in, in RW-JAFZA2.');
    expect(notAnswered(CHECK_IN).text).toBe(
      'Not done: only Mia Chen, the operator of RW-JAFZA2, can say so.',
    );
    expect(notAnswered({ ...CHECK_IN, answer: { isThem: false, at: 0 } }).text).toBe(
      'Not done: a no cannot be taken back, in RW-JAFZA2.',
    );
  });
});

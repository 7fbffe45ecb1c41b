import fc from 'fast-check';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { Message } from '../../../src/slack/message.ts';
import { WINDOWS_NEXT } from '../../../src/slack/window-action-ids.ts';
import { parseListValue } from '../../../src/slack/window-lists/list-value.ts';
import { windowListMessage } from '../../../src/slack/window-lists/window-list.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomName } from '../../support/blocks/random-posture.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { MIA, ZOE } from '../../support/builders/window-people.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

function shown(asked: string, windows: readonly RootWindow[], now = NOW, more = 0): string {
  const { blocks } = windowListMessage({ asked, windows, more }, { page: 1, now });
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks);
}

function item(state: string): string {
  const { window, now } = EVERY_STATE[state]!();
  const lines = shown('', [window], now).split('\n').slice(2);
  return lines.map((line) => line.trim()).join('\n');
}

function numbered(count: number): RootWindow[] {
  const window = aWindow();
  return Array.from({ length: count }, (_, n) => ({ ...window, id: windowId(`view ${n}`, digest) }));
}

/** A window in which everything is called `name`. */
function namedEverywhere(name: string): RootWindow {
  const window = aWindow();
  const person = { id: 'U0MIA', name };
  const accounts = [{ id: accountIdNumber(1), name }];
  return { ...window, request: { ...window.request, requester: person, operator: person, accounts } };
}

function allPages(asked: string, windows: readonly RootWindow[]): Message[] {
  const pages: Message[] = [];
  for (let page = 1; ; page += 1) {
    const message = windowListMessage({ asked, windows, more: 0 }, { page, now: NOW });
    pages.push(message);
    if (!JSON.stringify(message.blocks).includes(WINDOWS_NEXT)) return pages;
  }
}

describe('a list of windows', () => {
  it('groups them by where they stand, the most urgent first', () => {
    const { id } = aWindow();
    const windows = ['scheduled', 'denied', 'open', 'pending', 'ended'].map(
      (state) => EVERY_STATE[state]!().window,
    );
    const text = shown('prod', windows, NOW + 30 * MINUTE);
    expect(text.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      'Root-access windows, prod: 5',
      'One of them with everything about it: /root-windows and its id.',
      'PENDING, to be decided: 1',
      'OPEN, root may be used now: 2',
      'SCHEDULED, approved and not yet open: 1',
      'OVER: 1',
    ]);
    expect(text).toContain(`PENDING, to be decided: 1
  ${id}  pending, 0 of 2 approvals: payments-prod 111122223333
    operator Mia Chen; Enable or disable S3 MFA delete
    1 h from its approval. Waits for 2 more approvals; lapses 20 Nov 17:00 UTC.
`);
  });

  it('says where each stands and what it waits for', () => {
    const { id } = aWindow();
    const what = 'operator Mia Chen; Enable or disable S3 MFA delete';
    expect(item('approved once of twice')).toContain('Waits for 1 more approval; lapses 20 Nov 17:00 UTC.');
    expect(item('open')).toBe(`OPEN, root may be used now: 1
${id}  open until 20 Nov 10:00 UTC: payments-prod 111122223333
${what}
20 Nov 09:00–10:00 UTC. Waits for its end.`);
    expect(item('break-glass')).toContain(
      `BREAK-GLASS ${id}  OPEN until 20 Nov 10:00 UTC, approved by nobody`,
    );
    expect(item('ended')).toContain('Waits for its review, due 21 Nov 10:00 UTC.');
    expect(item('overdue')).toBe(`REVIEW OVERDUE: 1
${id}  ended, REVIEW OVERDUE: payments-prod 111122223333
${what}
20 Nov 09:00–10:00 UTC. Waits for its review, overdue by under a minute (since 21 Nov 10:00 UTC).`);
    expect(item('reviewed')).toContain('Reviewed by Omar Diaz, 20 Nov 10:00 UTC.');
    expect(item('denied')).toContain('Denied by Omar Diaz, 20 Nov 09:00 UTC.');
    expect(item('lapsed')).toContain('Lapsed 20 Nov 17:00 UTC; nobody had decided.');
    expect(item('scheduled')).toContain('Waits for its start.');
  });

  it('names the operator and whoever asked, and three accounts of many', () => {
    const accounts = Array.from({ length: 7 }, (_, n) =>
      anAccount({ id: accountIdNumber(n), name: `a${n}` }),
    );
    const text = shown('mine', [aWindow({ accounts, operator: ZOE, start: NOW + HOUR })]);
    expect(text).toContain('a0 100000000000, a1 100000000001, a2 100000000002 and 4 other accounts');
    expect(text).toContain('operator Zoe Park, asked for by Mia Chen; Enable');
    expect(text).toContain('20 Nov 10:00–11:00 UTC.');
  });

  it('says how many are not shown, and what to do', () => {
    expect(shown('pending', numbered(2), NOW, 9_998)).toMatch(
      /^Root-access windows, pending: 2 of 10,000\nNOT SHOWN: 9,998 other windows\. Do: ask for fewer/,
    );
  });

  it('says of how many accounts it is not known whether they are in the scope, with windows and without', () => {
    for (const windows of [[], numbered(1)]) {
      const listing = { asked: 'env=prod', windows, more: 0, undecidedAccounts: 3 };
      const { blocks } = windowListMessage(listing, { page: 1, now: NOW });
      expect(messageViolations(blocks)).toEqual([]);
      expect(plainTextOf(blocks)).toContain(
        `NOT LOOKED AT: 3 accounts, because tags were not read and so it is not known whether they belong to env=prod.
Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.`,
      );
    }
  });

  it('says of how many windows it is not known whether they belong to it, with windows and without', () => {
    const note = (windows: readonly RootWindow[], unread: number) => {
      const { blocks } = windowListMessage(
        { asked: 'prod', windows, more: 0, unread },
        { page: 1, now: NOW },
      );
      expect(messageViolations(blocks)).toEqual([]);
      return plainTextOf(blocks);
    };
    const told = (windows: string) =>
      `NOT LOOKED AT: ${windows} that may or may not belong to prod. Do: ask for a smaller scope, or an account.`;
    expect(note([], 1)).toContain(told('1 other window'));
    expect(note(numbered(1), 1_900)).toContain(told('1,900 other windows'));
    expect(note(numbered(1), 0)).not.toContain('NOT LOOKED AT');
  });

  it('says in words that there is none, and what to type', () => {
    expect(shown('', [])).toBe(`No root-access window is pending, approved, open or without its review.
Do: type /root-request to ask for one.`);
    expect(shown('mine', [])).toContain('You have not asked for a root-access window');
    expect(shown('open', [])).toContain('No root-access window is open now: nobody should use root.');
    expect(shown('constructor', [])).toBe(`constructor: there is no root-access window.
Do: type /root-windows for all that is not settled, or /root-windows RW-… for one of them.`);
  });

  it('shows each of many windows on one of its pages, all of which Slack takes', () => {
    const windows = numbered(300);
    const pages = allPages('pending', windows);
    const ids = pages.flatMap(({ blocks }) => plainTextOf(blocks).match(/RW-\w{6}(?= )/g) ?? []);
    expect(ids.toSorted()).toEqual(windows.map(({ id }) => id).toSorted());
    for (const { blocks } of pages) expect(messageViolations(blocks)).toEqual([]);
  });

  it('holds at ten thousand pending windows', () => {
    const windows = numbered(10_000);
    for (const page of [1, 2, 100, 1_000_000]) {
      const { blocks } = windowListMessage({ asked: 'pending', windows, more: 0 }, { page, now: NOW });
      expect(messageViolations(blocks)).toEqual([]);
      expect(plainTextOf(blocks)).toMatch(/PENDING, to be decided: 10,000/);
    }
  });

  it('has page buttons that ask the same again', () => {
    const [first] = allPages('env=prod', numbered(200));
    const value = /"value":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(first!.blocks))?.[1] ?? '""';
    expect(parseListValue(JSON.parse(value) as string)).toEqual({ view: 'list', asked: 'env=prod', page: 2 });
  });

  it('shows the one page that was read, which it is, and the way to the others', () => {
    const part = { page: 2, pages: 14 };
    const listing = { asked: 'pending', windows: numbered(15), more: 185, part };
    const { blocks, text } = windowListMessage(listing, { page: 2, now: NOW });
    expect(messageViolations(blocks)).toEqual([]);
    expect(text).toBe('Root-access windows, pending: 200');
    const read = plainTextOf(blocks);
    expect(new Set(read.match(/RW-\w{6}(?= )/g)).size).toBe(15);
    expect(read).toContain('Page 2 of 14');
    expect(read).not.toContain('NOT SHOWN');
    const values = [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)];
    expect(values.map(([, value = '']) => parseListValue(JSON.parse(value) as string))).toEqual(
      [1, 3].map((page) => ({ view: 'list', asked: 'pending', page })),
    );
  });

  it('says how many of the page that was read have no room', () => {
    const name = '"\\'.repeat(100);
    const accounts = [1, 2, 3].map((n) => ({ id: accountIdNumber(n), name }));
    const windows = numbered(15).map((window) => {
      const [requester, operator] = [
        { id: ZOE.id, name },
        { id: MIA.id, name },
      ];
      const task = { ...window.request.task, title: name };
      return { ...window, request: { ...window.request, accounts, requester, operator, task } };
    });
    const listing = { asked: 'pending', windows, more: 15, part: { page: 1, pages: 2 } };
    const { blocks } = windowListMessage(listing, { page: 1, now: NOW });
    expect(messageViolations(blocks)).toEqual([]);
    const shownHere = new Set(plainTextOf(blocks).match(/RW-\w{6}(?= )/g)).size;
    expect(shownHere).toBeGreaterThan(5);
    expect(plainTextOf(blocks)).toContain(`NOT SHOWN: ${15 - shownHere} other window`);
  });

  it('is one that Slack takes, with names shown as text, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(randomName, { minLength: 1, maxLength: 8 }), randomName, (names, asked) => {
        const windows = names.map((name) => namedEverywhere(name));
        const message = windowListMessage({ asked, windows, more: 1 }, { page: 1, now: NOW });
        expect(messageViolations(message.blocks)).toEqual([]);
        expect(message.text).not.toMatch(/<[!@#]/);
        expect(JSON.stringify(message.blocks)).not.toContain('mrkdwn');
      }),
      { numRuns: 60 },
    );
  });
});

import { headOf, headText, markOf, parseHeadText } from '../../../src/domain/audit-chain/head.ts';
import {
  isPrintedHead,
  verification,
  type WindowFinding,
} from '../../../src/domain/audit-chain/verify-head.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow, digest, seal, seals } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';

function windowNumber(n: number): RootWindow {
  return after(
    aWindow({ id: windowId(`view ${n}`, digest) }),
    [{ type: 'approved', by: OMAR }, NOW],
    [{ type: 'approved', by: ANA }, NOW],
  );
}

const [first, second, third] = [windowNumber(1), windowNumber(2), windowNumber(3)];

function headOver(windows: readonly RootWindow[]) {
  return headOf(
    windows.flatMap((window) => markOf(window) ?? []),
    NOW,
  );
}

/** What is found in these windows, against the head over all three. */
function found(windows: readonly RootWindow[]): WindowFinding[] {
  const { see, removed } = verification(seals, headOver([first, second, third]));
  return [...windows.flatMap((window) => see(window) ?? []), ...removed()];
}

test('the head is the same in whatever order the windows come', () => {
  expect(headText(headOver([third, first, second]), seal)).toBe(
    headText(headOver([first, second, third]), seal),
  );
});

test('windows that are as the head knew them, went on since, or were made since are fine', () => {
  const gone_on = after(second, [{ type: 'closed', by: MIA }, NOW + MINUTE]);
  expect(found([third, gone_on, first, windowNumber(4)])).toEqual([]);
});

test('a window that was deleted is named', () => {
  expect(found([first, third])).toEqual([{ kind: 'removed', id: second.id }]);
});

test('an older version that was restored is named, with how far it went back', () => {
  const restored = aWindow({ id: second.id });
  expect(found([first, restored, third])).toEqual([{ kind: 'rolled-back', id: second.id, from: 3, to: 1 }]);
});

test('a window that was rolled back and then went another way is named', () => {
  const other = after(
    aWindow({ id: second.id }),
    [{ type: 'approved', by: ANA }, NOW],
    [{ type: 'denied', by: OMAR, reason: 'no' }, NOW],
  );
  expect(found([first, other, third])).toEqual([{ kind: 'replaced', id: second.id, seq: 3 }]);
});

test('the last entry edited is named', () => {
  const last = second.history.at(-1)!;
  const edited = { ...second, history: [...second.history.slice(0, -1), { ...last, at: last.at + 1 }] };
  expect(found([first, edited, third])).toEqual([
    { kind: 'broken', id: second.id, verdict: { kind: 'broken', seq: 3, why: 'edited' } },
  ]);
});

test('without a head, chains are still verified', () => {
  const { see, removed } = verification(seals);
  expect([see(first), removed()]).toEqual([undefined, []]);
  expect(see({ ...first, state: 'requested' })).toMatchObject({ kind: 'broken', id: first.id });
});

test('a printed head is recognized, and a stored head that was changed is not it', () => {
  const head = headOver([first, second, third]);
  const printed = parseHeadText(`  ${headText(head, seal).toUpperCase()} `)!;
  expect(isPrintedHead(head, printed, seal)).toBe(true);
  const changed = { ...head, marks: head.marks.map((mark) => ({ ...mark, version: 1 })) };
  expect(isPrintedHead(changed, printed, seal)).toBe(false);
  expect(isPrintedHead(headOver([first, second]), printed, seal)).toBe(false);
});

test.each(['', '1.2', '1.2.zz', `1.2.${'a'.repeat(31)}`, `1.2.3.${'a'.repeat(32)}`])(
  '%j is no head',
  (text) => {
    expect(parseHeadText(text)).toBeUndefined();
  },
);

import type { AuditEntry } from '../../../src/domain/audit-chain/entry.ts';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow, digest, seal } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';

function closedWindow(): RootWindow {
  return after(
    aWindow(),
    [{ type: 'approved', by: OMAR, note: 'Fine' }, NOW],
    [{ type: 'approved', by: ANA }, NOW],
    [{ type: 'closed', by: MIA }, NOW + MINUTE],
  );
}

function withEntry(window: RootWindow, seq: number, change: (entry: AuditEntry) => AuditEntry): RootWindow {
  return { ...window, history: window.history.map((entry) => (entry.seq === seq ? change(entry) : entry)) };
}

/** As the store gives it back: through JSON, keys in another order. */
function stored(window: RootWindow): RootWindow {
  return JSON.parse(JSON.stringify(window), (_, value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  );
}

test('a chain is whole, also after the store changed the order of the keys', () => {
  expect(verifyChain(stored(closedWindow()), seal)).toEqual({ kind: 'whole' });
});

test.each([1, 2, 3, 4])('entry %i edited is found and named', (seq) => {
  const edited = withEntry(closedWindow(), seq, (entry) => ({ ...entry, at: entry.at + 1 }));
  expect(verifyChain(edited, seal)).toEqual({ kind: 'broken', seq, why: 'edited' });
});

test('a note that was changed is found', () => {
  const edited = withEntry(closedWindow(), 2, (entry) => ({
    ...entry,
    event: { type: 'approved', by: OMAR, note: 'Not fine' },
  }));
  expect(verifyChain(edited, seal)).toEqual({ kind: 'broken', seq: 2, why: 'edited' });
});

test('an entry that was taken out breaks the chain where it stood', () => {
  const window = closedWindow();
  const without = { ...window, history: window.history.filter(({ seq }) => seq !== 2) };
  expect(verifyChain(without, seal)).toEqual({ kind: 'broken', seq: 2, why: 'out-of-place' });
});

test('an entry of another window is out of place, though it is sealed', () => {
  const other = after(aWindow({ id: windowId('view 2', digest) }), [{ type: 'approved', by: OMAR }, NOW]);
  expect(
    verifyChain(
      withEntry(closedWindow(), 2, () => other.history[1]!),
      seal,
    ),
  ).toEqual({
    kind: 'broken',
    seq: 2,
    why: 'out-of-place',
  });
});

test('a sealed entry that does not follow from the one before is unlinked', () => {
  const other = after(aWindow({ reason: 'Another' }), [{ type: 'approved', by: OMAR }, NOW]);
  expect(
    verifyChain(
      withEntry(closedWindow(), 2, () => other.history[1]!),
      seal,
    ),
  ).toEqual({
    kind: 'broken',
    seq: 2,
    why: 'unlinked',
  });
});

test('entries under another key are not ours', () => {
  expect(verifyChain(closedWindow(), (text) => `${text.length}`)).toEqual({
    kind: 'broken',
    seq: 1,
    why: 'edited',
  });
});

test('a last entry cut off, and everything else left, contradicts the history', () => {
  const window = closedWindow();
  expect(verifyChain({ ...window, history: window.history.slice(0, -1) }, seal)).toEqual({
    kind: 'contradicted',
    parts: ['ending', 'state', 'version'],
  });
});

test('a state, a period or an approval that was changed beside an untouched history is named', () => {
  const window = closedWindow();
  const changed = {
    ...window,
    state: 'approved' as const,
    period: { start: NOW, end: NOW * 2 },
    approvals: [],
  };
  expect(verifyChain(changed, seal)).toEqual({
    kind: 'contradicted',
    parts: ['approvals', 'period', 'state'],
  });
});

test('a window without history is broken, not whole', () => {
  expect(verifyChain({ ...closedWindow(), history: [] }, seal)).toMatchObject({ kind: 'broken', seq: 1 });
});

test.each([
  ['3,000 CJK characters', '漢'.repeat(3_000)],
  ['zero-width characters', 'a\u200bb\u200dc\ufeff'],
  ['right-to-left', '\u202eabc\u202c שלום'],
  ['markup', '<!channel> *bold* & <@U0MIA>'],
  ['both forms of é', 'e\u0301 \u00e9'],
  ['control characters and emoji', '\u0000\u001f \u2028 👩‍🚀'],
])('the history keeps %s exactly, and verifies', (_, reason) => {
  const window = stored(aWindow({ reason }));
  expect(window.history[0]?.event).toMatchObject({ request: { reason } });
  expect(verifyChain(window, seal)).toEqual({ kind: 'whole' });
});

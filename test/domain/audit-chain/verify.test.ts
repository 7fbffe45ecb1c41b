import type { AuditEntry } from '../../../src/domain/audit-chain/entry.ts';
import { keyIdIn, type Seals } from '../../../src/domain/audit-chain/seal.ts';
import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createSeal, createSeals } from '../../../src/seal.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, after, aWindow, digest, seals } from '../../support/builders/window.ts';
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
  expect(verifyChain(stored(closedWindow()), seals)).toEqual({ kind: 'whole' });
});

test.each([1, 2, 3, 4])('entry %i edited is found and named', (seq) => {
  const edited = withEntry(closedWindow(), seq, (entry) => ({ ...entry, at: entry.at + 1 }));
  expect(verifyChain(edited, seals)).toEqual({ kind: 'broken', seq, why: 'edited' });
});

test('a note that was changed is found', () => {
  const edited = withEntry(closedWindow(), 2, (entry) => ({
    ...entry,
    event: { type: 'approved', by: OMAR, note: 'Not fine' },
  }));
  expect(verifyChain(edited, seals)).toEqual({ kind: 'broken', seq: 2, why: 'edited' });
});

test('an entry that was taken out breaks the chain where it stood', () => {
  const window = closedWindow();
  const without = { ...window, history: window.history.filter(({ seq }) => seq !== 2) };
  expect(verifyChain(without, seals)).toEqual({ kind: 'broken', seq: 2, why: 'out-of-place' });
});

test('an entry of another window is out of place, though it is sealed', () => {
  const other = after(aWindow({ id: windowId('view 2', digest) }), [{ type: 'approved', by: OMAR }, NOW]);
  expect(
    verifyChain(
      withEntry(closedWindow(), 2, () => other.history[1]!),
      seals,
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
      seals,
    ),
  ).toEqual({
    kind: 'broken',
    seq: 2,
    why: 'unlinked',
  });
});

describe('of several keys', () => {
  const another = createSeal('another key of the tests');
  const keyId = keyIdIn(another('')) ?? '';

  test('what was sealed with any of them verifies', () => {
    const both: Seals = (id) => (id === keyId ? another : seals(id));
    const window = aWindow();
    const event = { type: 'withdrawn' as const, by: window.request.requester };
    const applied = apply(window, event, { ...aContext(event), seal: another });
    if (applied.kind !== 'applied') throw new Error('refused');

    expect(verifyChain(applied.window, both)).toEqual({ kind: 'whole' });
    expect(verifyChain(applied.window, seals)).toEqual({ kind: 'unchecked', seq: 2, keyId });
  });

  test('without its key nobody can say of an entry whether it is as it was', () => {
    expect(verifyChain(closedWindow(), createSeals(['another key of the tests']))).toMatchObject({
      kind: 'unchecked',
      seq: 1,
    });
  });

  test('what is broken is called so, whatever could not be checked', () => {
    const edited = withEntry(closedWindow(), 2, (entry) => ({ ...entry, seq: 7 }));
    expect(verifyChain(edited, () => undefined)).toEqual({ kind: 'broken', seq: 2, why: 'out-of-place' });
  });

  test('a hash that names no key was edited', () => {
    const edited = withEntry(closedWindow(), 2, (entry) => ({ ...entry, hash: 'f'.repeat(64) }));
    expect(verifyChain(edited, seals)).toEqual({ kind: 'broken', seq: 2, why: 'edited' });
  });
});

test('a last entry cut off, and everything else left, contradicts the history', () => {
  const window = closedWindow();
  expect(verifyChain({ ...window, history: window.history.slice(0, -1) }, seals)).toEqual({
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
  expect(verifyChain(changed, seals)).toEqual({
    kind: 'contradicted',
    parts: ['approvals', 'period', 'state'],
  });
});

test('a window without history is broken, not whole', () => {
  expect(verifyChain({ ...closedWindow(), history: [] }, seals)).toMatchObject({ kind: 'broken', seq: 1 });
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
  expect(verifyChain(window, seals)).toEqual({ kind: 'whole' });
});

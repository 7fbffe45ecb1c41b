import { verifyChain } from '../../src/domain/audit-chain/verify.ts';
import { DAY } from '../../src/domain/time.ts';
import { drawingKey, placeOf, settledPlaceOf } from '../../src/domain/window/lists.ts';
import { nextReminder } from '../../src/domain/window/reminders.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { DamagedItemError, NewerSchemaError } from '../../src/store/errors.ts';
import type { RawItem } from '../../src/store/table.ts';
import { attributeValue } from '../../src/store/windows/attribute-value.ts';
import { windowFromItem, windowToItem } from '../../src/store/windows/window-item.ts';
import { NOW } from '../support/builders/time.ts';
import { seals } from '../support/builders/window.ts';
import { everyStep, numbered, SUBMISSION } from './contract/windows.ts';

type Path = readonly (string | number)[];

const WHOLE = everyStep();
const read = (item: RawItem) => windowFromItem(WHOLE.id, item);

describe('A window that was edited by hand, whatever was made of any part of it,', () => {
  const leaves = pathsIn(WHOLE);

  it.each([
    ['a text', 'x', ['damaged', 'read']],
    ['a number', 7, ['damaged', 'read']],
    ['a negative number', -1, ['damaged', 'read']],
    ['a number past all times', 9e15, ['damaged', 'read']],
    ['an empty list', [], ['damaged', 'read']],
    ['null', null, ['damaged']],
    ['an empty map', {}, ['damaged']],
  ])('is read as it is or called damaged, and never makes the app stumble: %s', (_, value, expected) => {
    const outcomes = leaves.map((path) => outcome(withValue(WHOLE, path, value)));
    expect([...new Set(outcomes)].sort()).toEqual(expected);
  });

  it('is called damaged where a part is gone that has to be there', () => {
    const gone = leaves.filter((path) => outcome(withValue(WHOLE, path, undefined)) === 'damaged');
    const names = new Set(gone.map((path) => path.at(-1)));
    for (const name of ['request', 'history', 'event', 'type', 'by', 'id', 'hash', 'policy', 'quorum']) {
      expect(names).toContain(name);
    }
  });

  it('is found by its audit chain where it is read and says another thing', () => {
    const edited = windowOf(withValue(WHOLE, ['history', 2, 'event', 'note'], 'something else'));
    expect(verifyChain(edited, seals)).toEqual({ kind: 'broken', seq: 3, why: 'edited' });
  });

  it('keeps what nobody knows of, for the audit chain to find', () => {
    const edited = windowOf(withValue(WHOLE, ['history', 2, 'event', 'onBehalfOf'], 'nobody'));
    expect(verifyChain(edited, seals)).toEqual({ kind: 'broken', seq: 3, why: 'edited' });
  });
});

describe('The item of a window', () => {
  it('is refused where it holds another window', () => {
    expect(() => read(itemOf(numbered(2)))).toThrow(
      `The stored window ${WHOLE.id} is damaged: it holds window ${numbered(2).id}.`,
    );
  });

  it('is refused where nobody can say whose submission it was', () => {
    expect(() => read({ ...itemOf(WHOLE), submission: undefined })).toThrow(DamagedItemError);
  });

  it('is refused where a newer version wrote it, whatever else it says', () => {
    expect(() => read({ ...itemOf(WHOLE), schema: 2, window: undefined })).toThrow(NewerSchemaError);
  });

  it('is left without what is undefined, as the sealed text is', () => {
    expect(attributeValue({ note: undefined, all: [{ reason: undefined }] })).toStrictEqual({ all: [{}] });
    expect(() => attributeValue([undefined])).toThrow('undefined cannot be stored');
  });
});

/** What reading it came to, after everything that every window goes through was done with it. */
function outcome(window: unknown): 'read' | 'damaged' {
  try {
    const found = windowOf(window);
    for (const now of [NOW, NOW + DAY]) {
      verifyChain(found, seals);
      placeOf(found);
      settledPlaceOf(found, now);
      nextReminder(found, now);
      drawingKey(found, NOW, now);
    }
    return 'read';
  } catch (error) {
    if (error instanceof DamagedItemError) return 'damaged';
    throw error;
  }
}

function windowOf(window: unknown): RootWindow {
  return read({ ...itemOf(WHOLE), window }).window;
}

function itemOf(window: RootWindow): RawItem {
  return { ...windowToItem(window), submission: SUBMISSION };
}

/** The path of everything in the value, maps and lists too. */
function pathsIn(value: unknown, before: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const path = [...before, Array.isArray(value) ? Number(name) : name];
    return [path, ...pathsIn(member, path)];
  });
}

/** A copy with another value at the path; `undefined` takes it away. */
function withValue(whole: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(whole)) return whole.map((each, n) => (n === name ? withValue(each, rest, value) : each));
  const members = new Map(Object.entries(whole as object));
  members.set(String(name), withValue(members.get(String(name)), rest, value));
  return Object.fromEntries([...members].filter(([, member]) => member !== undefined));
}

import {
  directoryManifestFromItem,
  directoryManifestOf,
  directoryManifestToItem,
} from '../../src/store/directory-items.ts';
import { DamagedItemError, NewerSchemaError } from '../../src/store/errors.ts';
import { leaseFromItem, leaseToItem } from '../../src/store/lease-item.ts';
import { headOf, resultManifestFromItem, resultManifestToItem } from '../../src/store/result-items.ts';
import type { RawItem } from '../../src/store/table.ts';
import { aDirectory } from '../support/builders/account.ts';
import { aPosture } from '../support/builders/posture.ts';
import { NOW } from '../support/builders/time.ts';

const DIRECTORY = directoryManifestToItem(directoryManifestOf(aDirectory(), 'v1', [[1], []]));
const RESULT = resultManifestToItem({
  id: 'r-1',
  version: 'v1',
  expiresAt: NOW,
  layout: [[1]],
  head: headOf(aPosture()),
});
const LEASE = leaseToItem({ name: 'digest', holder: 'h-1', counter: 3, fence: 2 });

const readDirectory = directoryManifestFromItem;
const readResult = (item: RawItem) => resultManifestFromItem('r-1', item);
const readLease = (item: RawItem) => leaseFromItem('digest', item);

describe('An item that was changed by hand', () => {
  it.each<[string, (item: RawItem) => unknown, RawItem, string]>([
    [
      'a directory without version',
      readDirectory,
      { ...DIRECTORY, version: 7 },
      'its attribute version is not a text',
    ],
    [
      'a directory without time',
      readDirectory,
      { ...DIRECTORY, asOf: 'today' },
      'its attribute asOf is not a number',
    ],
    [
      'a directory with half a head',
      readDirectory,
      { ...DIRECTORY, head: '{"asOf":' },
      'its attribute head is not JSON',
    ],
    [
      'a directory with no head',
      readDirectory,
      { ...DIRECTORY, head: undefined },
      'its attribute head is not a text',
    ],
    [
      'a directory with another layout',
      readDirectory,
      { ...DIRECTORY, layout: [[1]] },
      'it has 1 lists instead of 2',
    ],
    [
      'a result with no layout',
      readResult,
      { ...RESULT, layout: '1' },
      'layout is not a list of lists of numbers',
    ],
    [
      'a result with a layout of texts',
      readResult,
      { ...RESULT, layout: [['1']] },
      'not a list of lists of numbers',
    ],
    ['a result with another layout', readResult, { ...RESULT, layout: [] }, 'it has 0 lists instead of 1'],
    [
      'a lease without a counter',
      readLease,
      { ...LEASE, counter: undefined },
      'its attribute counter is not a number',
    ],
    [
      'a lease whose holder is a number',
      readLease,
      { ...LEASE, holder: 1 },
      'its attribute holder is not a text',
    ],
    ['a lease without schema', readLease, { ...LEASE, schema: undefined }, 'its schema is undefined'],
    [
      'a lease with half a schema',
      readLease,
      { ...LEASE, schema: 0.5 },
      'its schema is 0.5, not a whole number from 1',
    ],
  ])('is refused by naming what is wrong: %s', (_, read, item, message) => {
    expect(() => read(item)).toThrow(DamagedItemError);
    expect(() => read(item)).toThrow(message);
  });
});

describe('An item of a newer schema', () => {
  it.each<[string, (item: RawItem) => unknown, RawItem]>([
    ['directory', readDirectory, DIRECTORY],
    ['result', readResult, RESULT],
    ['lease', readLease, LEASE],
  ])('is refused with what to do: %s', (_, read, item) => {
    const reading = () => read({ ...item, schema: 2, version: undefined, counter: undefined });
    expect(reading).toThrow(NewerSchemaError);
    expect(reading).toThrow(
      /was written by a newer version of rootkeeper \(schema 2; this one reads up to 1\)\.$/,
    );
  });
});

describe('A free lease', () => {
  it('has no holder, and keeps its fence', () => {
    const { holder: _, ...free } = LEASE;
    expect(readLease(free)).toEqual({ name: 'digest', counter: 3, fence: 2 });
  });
});

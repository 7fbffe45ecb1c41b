import { DamagedItemError } from './errors.ts';
import type { RawItem } from './table.ts';

/** Reads attributes of one item, each of the type it must have. `what` names the item in the error. */
export function attributesOf(what: string, item: RawItem) {
  const damaged = (name: string, expected: string) =>
    new DamagedItemError(what, `its attribute ${name} is not ${expected}`);
  return {
    text(name: string): string {
      const value = item[name];
      if (typeof value !== 'string') throw damaged(name, 'a text');
      return value;
    },
    number(name: string): number {
      const value = item[name];
      if (typeof value !== 'number') throw damaged(name, 'a number');
      return value;
    },
    bytes(name: string): Uint8Array {
      const value = item[name];
      if (!(value instanceof Uint8Array)) throw damaged(name, 'binary');
      return value;
    },
    /** The schema of the item says in which shape; only that it is JSON is looked at. */
    json<T>(name: string): T {
      try {
        return JSON.parse(this.text(name)) as T;
      } catch (cause) {
        if (cause instanceof DamagedItemError) throw cause;
        throw damaged(name, 'JSON');
      }
    },
    listsOfNumbers(name: string): number[][] {
      const value = item[name];
      if (!isListsOfNumbers(value)) throw damaged(name, 'a list of lists of numbers');
      return value;
    },
    optionalText(name: string): string | undefined {
      return item[name] === undefined ? undefined : this.text(name);
    },
  };
}

function isListsOfNumbers(value: unknown): value is number[][] {
  return (
    Array.isArray(value) &&
    value.every((list) => Array.isArray(list) && list.every((each) => typeof each === 'number'))
  );
}

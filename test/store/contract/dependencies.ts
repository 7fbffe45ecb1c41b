import type { Log } from '../../../src/operations/ports.ts';
import type { Table } from '../../../src/store/table.ts';
import { NOW } from '../../support/builders/time.ts';

let made = 0;

/** Ids that are unique in this process and say what for. */
export function newId(purpose: string): string {
  made += 1;
  return `${purpose}-${made}`;
}

/** A log that remembers its warnings. */
export function aLog(): Pick<Log, 'warn'> & { readonly warnings: string[] } {
  const warnings: string[] = [];
  return { warnings, warn: (_fields, message) => void warnings.push(message) };
}

/** What a store needs besides its table, standing still at NOW. */
export function storeDependencies(table: Table, now = () => NOW) {
  return { table, newId, now, log: aLog() };
}

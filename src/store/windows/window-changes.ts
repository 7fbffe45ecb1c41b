import type { SettledPlace } from '../../domain/window/lists.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { type Expression, every, readable, versionIs } from '../conditions.ts';
import { settledListKey } from './keys.ts';
import { WINDOW_SCHEMA, type WindowItem } from './window-item.ts';

/** The stored window is of this version still, and not of a newer program's. */
export function standsAt(version: number): Expression {
  return every(versionIs(version), readable(WINDOW_SCHEMA));
}

/** Everything of the item but its `submission`, which stays; what followed from the step before is done no more. */
export function replacedBy({ window, version, gsi1pk, gsi1sk }: WindowItem): Expression {
  return {
    text: 'SET #window = :window, #version = :version, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk REMOVE #tended',
    names: { '#window': 'window', '#version': 'version', '#tended': 'tended' },
    values: { ':window': window, ':version': version, ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk },
  };
}

/** Everything that follows was done; `place` is where it stands from now on. */
export function settledAt({ id }: RootWindow, tended: string, place: SettledPlace | undefined): Expression {
  const names = { '#tended': 'tended' };
  if (place === undefined) {
    return { text: 'SET #tended = :tended REMOVE gsi1pk, gsi1sk', names, values: { ':tended': tended } };
  }
  const { gsi1pk, gsi1sk } = settledListKey(id, place);
  return {
    text: 'SET #tended = :tended, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk',
    names,
    values: { ':tended': tended, ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk },
  };
}

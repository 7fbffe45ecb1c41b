import type { Edit, ItemKey, Scalar } from './scenario.ts';

/** Where the store keeps a window: one item, its domain object in one attribute. */
const WINDOW_ITEM = { sk: 'WINDOW', within: 'window' };

/**
 * What an `edit` step is about: `window`, or `pk` and `sk`, name the item; then either paths with what to write there, or
 * one of `delete: true`, `keep: NAME` and `restore: NAME`. `undefined` for anything else.
 */
export function editOf(
  written: Readonly<Record<string, Scalar>>,
): { readonly item: ItemKey; readonly edit: Edit } | undefined {
  const { window, pk, sk, ...rest } = written;
  const item = itemOf(window, pk, sk);
  const edit = changeOf(rest);
  return item && edit && { item, edit };
}

function itemOf(...[window, pk, sk]: readonly (Scalar | undefined)[]): ItemKey | undefined {
  if (typeof window === 'string')
    return pk === undefined && sk === undefined ? { pk: window, ...WINDOW_ITEM } : undefined;
  return window === undefined && typeof pk === 'string' && typeof sk === 'string' ? { pk, sk } : undefined;
}

function changeOf(rest: Readonly<Record<string, Scalar>>): Edit | undefined {
  const [[key, value] = [], ...others] = Object.entries(rest);
  const isAlone = others.length === 0;
  if (isAlone && key === 'delete') return value === true ? { kind: 'delete' } : undefined;
  if (isAlone && (key === 'keep' || key === 'restore'))
    return typeof value === 'string' ? { kind: key, name: value } : undefined;
  const isMixed = ['delete', 'keep', 'restore'].some((word) => word in rest);
  return key === undefined || isMixed ? undefined : { kind: 'set', changes: rest };
}

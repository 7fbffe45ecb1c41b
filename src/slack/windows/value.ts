import { parseWindowId, type WindowId } from '../../domain/window/id.ts';

/** What a button of a window, or a modal about one, says: which window. It routes; it authorizes nothing. */
export interface WindowValue {
  readonly id: WindowId;
}

const VERSION = 1;

/** A button's value, or a modal's private_metadata. */
export function encodeWindowValue({ id }: WindowValue): string {
  return JSON.stringify([VERSION, id]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeWindowValue` writes. */
export function parseWindowValue(text: string | undefined): WindowValue | undefined {
  const written = /^\[1,"(RW-[0-9A-Z]{6})"\]$/.exec(text ?? '')?.[1];
  const id = written === undefined ? undefined : parseWindowId(written);
  return id === undefined || id !== written ? undefined : { id };
}

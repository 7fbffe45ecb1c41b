/** `RW-` and six Crockford characters: `RW-7F3K2M`. Made only by `windowId` and `parseWindowId`. */
export type WindowId = string & { readonly __brand: 'WindowId' };

/**
 * A part of a long message that can be divided between pages: a heading and lines that belong together, then items of
 * which each page takes as many as fit. All strings are ready to show and within their caps.
 */
export interface Group {
  /** Shown bold, and again with "(continued)" wherever the group goes on. */
  readonly heading: string;
  /** Shown once below the heading. */
  readonly lines: readonly string[];
  readonly items: readonly string[];
  /** `lines`: an item a line. `list`: items one after the other, with commas. */
  readonly layout: 'lines' | 'list';
  /** What items are called where they are counted: `account`. */
  readonly noun: string;
  /** So many items are shown on an overview page where the group is too long for one. */
  readonly preview: number;
}

/** Items `from` up to, and without, `to` of a group on one page. */
export interface Slice {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

export type Page = readonly Slice[];

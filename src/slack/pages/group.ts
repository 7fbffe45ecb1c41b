/**
 * A part of a long message that can be divided between pages: a heading and lines that belong together, then items of
 * which each page takes as many as fit. All strings are ready to show and within their caps.
 */
export interface Group {
  /** Shown bold, and again with "(continued)" wherever the group goes on. */
  readonly heading: string;
  /** Shown once below the heading. */
  readonly lines: readonly string[];
  readonly items: Items;
  /**
   * `lines`: an item a line. `list`: items one after the other, with commas. `entries`: an item a bullet, of several lines,
   * the first of them bold.
   */
  readonly layout: 'lines' | 'list' | 'entries';
  /** What items are called where they are counted: `account`. */
  readonly noun: string;
  /** So many items are shown on an overview page where the group is too long for one. */
  readonly preview: number;
}

/** Texts, of which a message shows the first few of thousands. An array is one. */
export interface Items {
  readonly length: number;
  at(index: number): string | undefined;
  slice(from: number, to: number): readonly string[];
}

/** A text for each of `list`, made only when it is asked for. */
export function itemsOf<T>(list: readonly T[], of: (each: T) => string): Items {
  return {
    length: list.length,
    at(index) {
      const each = list.at(index);
      return each === undefined ? undefined : of(each);
    },
    slice: (from, to) => list.slice(from, to).map((each) => of(each)),
  };
}

/** Items `from` up to, and without, `to` of a group on one page. */
export interface Slice {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

export type Page = readonly Slice[];

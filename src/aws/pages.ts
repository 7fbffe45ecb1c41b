import { present } from './present.ts';

/** IAM's way of paging: `Marker` of one page asks for the next. */
export interface IamPage {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

/** The items of every page, to the end. Throws `IncompleteAnswer` where a page has no list, not even an empty one. */
export async function everyIamPage<P extends IamPage, T>(
  read: (marker: string | undefined) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let marker: string | undefined;
  do {
    const page = await read(marker);
    items.push(...present(itemsOf(page)));
    marker = page.IsTruncated === true ? page.Marker : undefined;
  } while (marker !== undefined);
  return items;
}

/** The same for services that page by `NextToken`. A page may be empty and not the last; one without a list is no page. */
export async function everyTokenPage<P extends { readonly NextToken?: string | undefined }, T>(
  read: (token: string | undefined) => Promise<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page = await read(token);
    items.push(...present(itemsOf(page)));
    token = page.NextToken;
  } while (token !== undefined && token !== '');
  return items;
}

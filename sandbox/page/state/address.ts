/** Who the page is and what it shows; kept in its address, so that two tabs can be two people. */
export interface PageAddress {
  readonly as: string | undefined;
  /** A channel's id, or `home`. */
  readonly place: string | undefined;
  /** The `ts` of a message there to begin with. */
  readonly message?: string | undefined;
}

export function readAddress(search: string): PageAddress {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as') ?? undefined,
    place: query.get('place') ?? undefined,
    message: query.get('message') ?? undefined,
  };
}

export function writeAddress({ as, place, message }: PageAddress): string {
  const query = new URLSearchParams();
  if (as !== undefined) query.set('as', as);
  if (place !== undefined) query.set('place', place);
  if (message !== undefined) query.set('message', message);
  return `?${query}`;
}

import type {
  PageAct,
  PageActAnswer,
  PageInput,
  PagePeople,
  PageSay,
  PageState,
  PageSubmitAnswer,
  PageSuggest,
  PageSuggestions,
  PageView,
} from '../slack/page-types.ts';

/** The server said no, and why in a sentence; or it could not be reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/** The page's HTTP API. Every call throws an ApiError. */
export const api = {
  people: () => get<PagePeople>('/page/api/people'),
  state: (as: string) => get<PageState>(`/page/api/state?as=${encodeURIComponent(as)}`),
  eventsUrl: (as: string, since: number) => `/page/api/events?as=${encodeURIComponent(as)}&since=${since}`,
  fileUrl: (id: string, as: string) =>
    `/page/api/files/${encodeURIComponent(id)}?as=${encodeURIComponent(as)}`,
  say: (body: PageSay) => post<PageActAnswer>('/page/api/say', body),
  act: (body: PageAct) => post<PageActAnswer>('/page/api/act', body),
  input: (body: PageInput) => post<PageActAnswer>('/page/api/input', body),
  suggest: (body: PageSuggest) => post<PageSuggestions>('/page/api/suggest', body),
  submit: (body: PageView) => post<PageSubmitAnswer>('/page/api/submit', body),
  close: (body: PageView) => post<PageActAnswer>('/page/api/close', body),
  openHome: (as: string) => post<PageActAnswer>('/page/api/home', { as }),
  clock: () => get<ClockAnswer>('/sandbox/clock'),
  /** `by`: `1h`, `8h`, `1d`. Answers when everything that fell due on the way has run. */
  advanceClock: (by: string) => post<ClockAnswer>('/sandbox/clock', { advance: by }),
  /** What root users can be made to do. */
  events: () => get<EventsAnswer>('/sandbox/events'),
  /** `account`: its name or id. */
  putEvent: (account: string, did: string) => post<PutEventAnswer>('/sandbox/events', { account, did }),
};

export interface ClockAnswer {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface EventsAnswer {
  readonly accounts: readonly EventAccount[];
  readonly acts: readonly { readonly did: string; readonly label: string }[];
}

export interface PutEventAnswer {
  readonly account: EventAccount;
}

interface EventAccount {
  readonly id: string;
  readonly name: string;
}

function get<T>(path: string): Promise<T> {
  return ask<T>(path, { cache: 'no-store' });
}

function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new ApiError('The sandbox cannot be reached. Is it still running?', { cause });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiError(errorIn(body) ?? `The sandbox answered ${response.status}.`);
  // The server is this repository's own, and built against the same types.
  return body as T;
}

function errorIn(body: unknown): string | undefined {
  const hasError = typeof body === 'object' && body !== null && 'error' in body;
  return hasError && typeof body.error === 'string' ? body.error : undefined;
}

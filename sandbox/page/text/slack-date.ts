/** Where and when a date is read. */
export interface Reader {
  /** Milliseconds since the epoch: what "today" is. */
  readonly now: number;
  /** Of the reader's device, as `Intl` knows them; `undefined` for its own. */
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
}

const DAY = 86_400_000;

/**
 * Slack's date tokens (`{date_short_pretty} at {time}`) in the reader's time zone; `undefined` where `seconds` is no time.
 * https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatSlackDate(seconds: number, format: string, reader: Reader): string | undefined {
  const at = seconds * 1000;
  if (Number.isNaN(new Date(at).getTime())) return undefined;
  return format.replace(/\{(\w+)\}/g, (token, name: string) => tokenText(name, at, reader) ?? token);
}

/** A day's name for reading and for comparing: `today` and `yesterday` apart, the same at any hour of it. */
export function dayName(at: number, reader: Reader): string {
  return (
    relativeDay(at, reader) ??
    show(at, reader, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  );
}

/** A day and a time in a narrow place: `Fri 20 Nov, 16:05`, in the order and with the signs of the reader's country. */
export function shortMoment(at: number, reader: Reader): string {
  return show(at, reader, {
    ...{ weekday: 'short', day: 'numeric', month: 'short' },
    ...{ hour: 'numeric', minute: '2-digit' },
  });
}

/** `16:05`, or as the reader's country writes it. */
export function timeOfDay(at: number, reader: Reader): string {
  return show(at, reader, { hour: 'numeric', minute: '2-digit' });
}

function tokenText(token: string, at: number, reader: Reader): string | undefined {
  if (token.endsWith('_pretty')) {
    return relativeDay(at, reader)?.toLowerCase() ?? tokenText(token.replace('_pretty', ''), at, reader);
  }
  const options = TOKENS[token];
  return options && show(at, reader, options);
}

const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day_divider: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

function relativeDay(at: number, reader: Reader): string | undefined {
  const day = (instant: number) =>
    show(instant, reader, { year: 'numeric', month: '2-digit', day: '2-digit' });
  if (day(at) === day(reader.now)) return 'Today';
  if (day(at) === day(reader.now - DAY)) return 'Yesterday';
  return day(at) === day(reader.now + DAY) ? 'Tomorrow' : undefined;
}

function show(at: number, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  const zone = reader.timeZone === undefined ? {} : { timeZone: reader.timeZone };
  return new Intl.DateTimeFormat(reader.locale, { ...options, ...zone }).format(at);
}

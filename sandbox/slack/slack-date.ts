const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * Slack's date tokens (`{date_short} at {time}`), in UTC so that a transcript reads the same everywhere. `undefined`
 * where the time is no number. https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatSlackDate(seconds: number, format: string): string | undefined {
  if (!Number.isFinite(seconds)) return undefined;
  const date = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (token, name: string) => tokenText(name, date) ?? token);
}

function tokenText(token: string, date: Date): string | undefined {
  const day = date.getUTCDate();
  const year = date.getUTCFullYear();
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  switch (token) {
    case 'date_num':
      return date.toISOString().slice(0, 10);
    case 'date':
    case 'date_pretty':
      return `${month} ${day}, ${year}`;
    case 'date_short':
    case 'date_short_pretty':
      return `${month.slice(0, 3)} ${day}, ${year}`;
    case 'date_long':
    case 'date_long_pretty':
      return `${DAYS[date.getUTCDay()]}, ${month} ${day}, ${year}`;
    case 'time':
      return `${clock} UTC`;
    case 'time_secs':
      return `${clock}:${two(date.getUTCSeconds())} UTC`;
    default:
      return undefined;
  }
}

import { unescapeEntities } from './entities.ts';
import type { Inline } from './inline.ts';

/** The emoji that Slack apps write most, by Slack's names. Others stay as they are written. */
const GLYPHS: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  alarm_clock: '⏰',
  arrow_down: '⬇️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  bell: '🔔',
  bangbang: '‼️',
  bar_chart: '📊',
  bulb: '💡',
  calendar: '📆',
  chart_with_downwards_trend: '📉',
  chart_with_upwards_trend: '📈',
  closed_lock_with_key: '🔐',
  envelope: '✉️',
  exclamation: '❗',
  eyes: '👀',
  fire: '🔥',
  grey_question: '❔',
  heavy_check_mark: '✔️',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  information_source: 'ℹ️',
  key: '🔑',
  large_blue_circle: '🔵',
  large_green_circle: '🟢',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  lock: '🔒',
  mag: '🔍',
  memo: '📝',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  octagonal_sign: '🛑',
  pray: '🙏',
  question: '❓',
  red_circle: '🔴',
  rotating_light: '🚨',
  shield: '🛡️',
  smile: '😄',
  sparkles: '✨',
  stopwatch: '⏱️',
  tada: '🎉',
  thumbsup: '👍',
  unlock: '🔓',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  white_circle: '⚪',
  wrench: '🔧',
  x: '❌',
};

/** The picture of `:name:`; `undefined` where this page has none. */
export function glyphOf(name: string): string | undefined {
  return Object.hasOwn(GLYPHS, name) ? GLYPHS[name] : undefined;
}

/** Plain text: no markup is read in it, but entities are undone and known emoji shown. */
export function parsePlainText(text: string): readonly Inline[] {
  return text.split(/(:[a-z0-9_+-]+:)/).flatMap((part): readonly Inline[] => {
    const glyph = /^:.+:$/.test(part) ? glyphOf(part.slice(1, -1)) : undefined;
    if (glyph !== undefined) return [{ kind: 'emoji', name: part.slice(1, -1), glyph }];
    return part === '' ? [] : [{ kind: 'text', text: unescapeEntities(part) }];
  });
}

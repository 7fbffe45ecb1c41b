import { unescapeEntities } from './entities.ts';
import type { Inline } from './inline.ts';

/** What stands between `<` and `>`: a mention, a date or a link, perhaps with a text after `|`. */
export function parseReference(inner: string): Inline {
  const bar = inner.indexOf('|');
  const target = bar === -1 ? inner : inner.slice(0, bar);
  const label = bar === -1 ? undefined : unescapeEntities(inner.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'person', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { kind: 'user-group', id: target.slice('!subteam^'.length) };
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1) };
  const url = unescapeEntities(target);
  if (!/^(https?|mailto):/i.test(url)) return { kind: 'text', text: label ?? `<${url}>` };
  return { kind: 'link', url, text: label ?? url.replace(/^mailto:/i, '') };
}

/** `!date^SECONDS^FORMAT^LINK`, the link being optional. */
function date(target: string, fallback: string | undefined): Inline {
  const [, seconds = '', format = '', url] = target.split('^');
  return {
    kind: 'date',
    seconds: Number(seconds),
    format,
    fallback: fallback ?? target,
    ...(url === undefined || !/^https?:/i.test(url) ? {} : { url: unescapeEntities(url) }),
  };
}

import type { Seen } from '../slack/control.ts';

/** What can be read in the things a person saw, their own messages aside: everything, in the order it appeared. */
export function readableText(seen: readonly Seen[], handle: string): string {
  return seen
    .filter((each) => !isOwnMessage(each, handle))
    .map(textOf)
    .join('\n');
}

function isOwnMessage(seen: Seen, handle: string): boolean {
  if (seen.kind !== 'message') return false;
  const { author } = seen.message;
  return author.kind === 'person' && author.handle === handle;
}

/** What can be read in one thing that a person saw; nothing in what went away. */
export function textOf(seen: Seen): string {
  switch (seen.kind) {
    case 'message':
      return seen.change === 'deleted' ? '' : seen.message.plainText;
    case 'modal':
      return seen.change === 'closed' ? '' : modalText(seen.modal);
    case 'home':
      return seen.home.plainText;
    case 'warning':
      return seen.text;
  }
}

function modalText({
  title,
  plainText,
  errors,
}: {
  title: string;
  plainText: string;
  errors: object;
}): string {
  const missing = Object.values(errors).filter((error: string) => !plainText.includes(error));
  return [...(plainText.startsWith(title) ? [] : [title]), plainText, ...missing].join('\n');
}

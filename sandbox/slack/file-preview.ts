import type { StoredFile } from './files.ts';

/** As much of a file as is looked at, and as is shown. */
const LOOKED_AT = 16 * 1024;
const LINES = 8;
const LINE_LENGTH = 400;

/** The first lines of a text, as Slack shows them below the message; none of what is no text or not uploaded yet. */
export function firstLines({
  mimeType,
  content,
}: Pick<StoredFile, 'mimeType' | 'content'>): readonly string[] {
  if (content === undefined || !mimeType.startsWith('text/')) return [];
  const isWhole = content.byteLength <= LOOKED_AT;
  const lines = new TextDecoder().decode(content.subarray(0, LOOKED_AT)).split(/\r?\n/);
  const whole = isWhole || lines.length === 1 ? lines : lines.slice(0, -1);
  const shown = whole.slice(0, LINES).filter((line, n) => line !== '' || n < whole.length - 1);
  const cut = shown.map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line));
  return isWhole && whole.length <= LINES ? cut : [...cut, '…'];
}

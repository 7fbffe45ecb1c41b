import type { Author } from '../../slack/control.ts';

/** Initials on a colour that stays the same for the same name. */
export function Avatar({ name, kind }: { name: string; kind: Author['kind'] }) {
  const colour = kind === 'app' ? 'avatar-app' : `avatar-${hash(name) % 8}`;
  return (
    <span class={`avatar ${colour}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? '' : [...word][0]))
    .join('')
    .toUpperCase();
}

function hash(text: string): number {
  return [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973, 7);
}

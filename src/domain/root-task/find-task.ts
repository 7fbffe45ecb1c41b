import { suggest } from '../suggest.ts';
import { ROOT_TASKS } from './list.ts';
import type { RootTask } from './task.ts';

export type TaskSearch =
  | { readonly kind: 'found'; readonly task: RootTask }
  /** Titles that can be typed; the nearest where nothing matched, all that matched where several did. */
  | { readonly kind: 'unclear'; readonly suggestions: readonly string[] };

/** The task of that id; of that title; or the only one whose title holds every word typed. Case makes no difference. */
export function findTask(typed: string): TaskSearch {
  const wanted = folded(typed);
  const exact = ROOT_TASKS.find(({ id, title }) => id === wanted || folded(title) === wanted);
  if (exact !== undefined) return { kind: 'found', task: exact };
  const matching = wanted === '' ? [] : ROOT_TASKS.filter(({ title }) => holdsWords(folded(title), wanted));
  const [only, ...others] = matching;
  if (only !== undefined && others.length === 0) return { kind: 'found', task: only };
  return { kind: 'unclear', suggestions: titlesNear(typed, matching) };
}

function holdsWords(title: string, wanted: string): boolean {
  const words = title.split(' ');
  return wanted.split(' ').every((word) => words.includes(word));
}

function titlesNear(typed: string, matching: readonly RootTask[]): readonly string[] {
  const titles = ROOT_TASKS.map(({ title }) => title);
  if (matching.length > 0) return matching.map(({ title }) => title);
  const near = suggest(typed, titles, 5);
  return near.length > 0 ? near : titles;
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().split(/\s+/u).filter(Boolean).join(' ');
}

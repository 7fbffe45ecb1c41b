import { distance } from 'fastest-levenshtein';

/** The candidates nearest to `typed`, nearest first; none that differ in more than half of what was typed. */
export function suggest(typed: string, candidates: readonly string[], most: number): string[] {
  const wanted = typed.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 2));
  return candidates
    .map((candidate) => ({ candidate, edits: distance(wanted, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= allowed)
    .sort((a, b) => a.edits - b.edits || a.candidate.localeCompare(b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

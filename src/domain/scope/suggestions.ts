import { distance } from 'fastest-levenshtein';
import type { Account, Directory } from '../account.ts';

const SUGGESTIONS = 5;

/**
 * What a person may have meant, nearest first, each as it can be typed: scope names, OU paths, tags, account names,
 * and ids where digits were typed. Where nothing is near, what there is: `all` and the configured names.
 */
export function suggestScopes(
  asked: string,
  { accounts }: Directory,
  names: readonly string[],
): readonly string[] {
  const wanted = asked.toLowerCase().replace(/^\/+|\/+$/g, '');
  const near = [...candidates(wanted, accounts, names)]
    .map((candidate) => ({ candidate, score: score(wanted, candidate.toLowerCase()) }))
    .filter(({ score: found }) => found <= 1)
    .sort((a, b) => a.score - b.score || a.candidate.length - b.candidate.length)
    .slice(0, SUGGESTIONS)
    .map(({ candidate }) => typeable(candidate));
  return near.length > 0 ? near : ['all', ...names].slice(0, SUGGESTIONS);
}

function candidates(wanted: string, accounts: readonly Account[], names: readonly string[]): Set<string> {
  const found = new Set([...names, 'all']);
  for (const account of accounts) {
    found.add(account.name);
    for (let depth = 1; depth <= account.ouPath.length; depth++) {
      found.add(account.ouPath.slice(0, depth).join('/'));
    }
    if (wanted.includes('=') && account.tags.kind === 'known') {
      for (const [key, value] of Object.entries(account.tags.value)) found.add(`${key}=${value}`);
    }
    if (/^[\d-]{6,}$/.test(wanted)) found.add(account.id);
  }
  return found;
}

/**
 * 0 is the same, 1 the furthest still worth showing: two characters of a short word differ (a swap is two), two in five
 * of a long one, or the candidate holds what was typed.
 */
function score(wanted: string, candidate: string): number {
  const longest = Math.max(wanted.length, candidate.length);
  if (longest === 0 || wanted === '') return Number.POSITIVE_INFINITY;
  const allowed = longest <= 3 ? 1 : Math.max(2, 0.4 * longest);
  const edits = distance(wanted, candidate) / allowed;
  const contained = wanted.length >= 3 && candidate.includes(wanted) ? 0.8 : Number.POSITIVE_INFINITY;
  const lastPart = candidate.endsWith(`/${wanted}`) ? 0.1 : Number.POSITIVE_INFINITY;
  return Math.min(edits, contained, lastPart);
}

function typeable(candidate: string): string {
  return /\s/.test(candidate) ? `"${candidate}"` : candidate;
}

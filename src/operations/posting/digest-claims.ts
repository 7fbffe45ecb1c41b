import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { DigestPostStore } from '../digest-ports.ts';
import type { Claims } from './once.ts';

/** Claims on the digest of a channel and date. */
export function digestClaims(posts: DigestPostStore, channel: string, date: LocalDate): Claims {
  return {
    load: () => posts.load(channel, date),
    intend: (post) => posts.intend({ ...post, name: date }),
    claim: (seen, claim) => posts.claim({ ...seen, name: date }, claim),
    finish: (by, outcome) => posts.finish({ target: channel, name: date }, by, outcome),
  };
}

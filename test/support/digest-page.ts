import type { Digest } from '../../src/domain/digest/digest.ts';
import { atOnce } from '../../src/domain/pieces.ts';
import { type DigestPageOptions, digestPage } from '../../src/slack/digest/page.ts';

/** A page of a digest, made at once. */
export function wholePage(digest: Digest, options: DigestPageOptions) {
  return atOnce(digestPage(digest, options));
}

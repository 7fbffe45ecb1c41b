import { z } from 'zod';
import type { Block } from '../block.ts';
import { complaints } from './complaints.ts';
import { block } from './layout.ts';
import { brokenRules, type Surface } from './rules.ts';

/** Blocks a message may have, and a view. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
/** Measured: a message is refused near this many characters of JSON, whatever its blocks. */
export const MOST_MESSAGE_CHARACTERS = 13_000;

export type BlocksVerdict =
  | { readonly kind: 'valid'; readonly blocks: readonly Block[] }
  /** `messages` as Slack words them, without `[ERROR]`. */
  | { readonly kind: 'invalid'; readonly messages: readonly string[] }
  /** Not a list of objects at all. */
  | { readonly kind: 'malformed' }
  /** Too much in all. */
  | { readonly kind: 'too-long' };

/**
 * Judges blocks as Slack would. `root` is where they stand in the request (`['blocks']`, `['view', 'blocks']`);
 * `isShowableFile` tells whether a `slack_file` can be shown already.
 */
export function validateBlocks(
  value: unknown,
  surface: Surface,
  root: readonly PropertyKey[],
  isShowableFile: (id: string) => boolean,
): BlocksVerdict {
  if (!Array.isArray(value)) return { kind: 'malformed' };
  const problems = schemaProblems(value, surface, root);
  if (problems.length > 0 || !areBlocks(value, problems)) return { kind: 'invalid', messages: problems };
  const broken = brokenRules(value, surface, root, isShowableFile);
  if (broken.length > 0) return { kind: 'invalid', messages: broken };
  if (surface === 'message' && JSON.stringify(value).length > MOST_MESSAGE_CHARACTERS)
    return { kind: 'too-long' };
  return { kind: 'valid', blocks: value };
}

function schemaProblems(value: unknown, surface: Surface, root: readonly PropertyKey[]): string[] {
  const parsed = z.array(block).max(MOST_BLOCKS[surface]).safeParse(value, { reportInput: true });
  return parsed.success ? [] : complaints(parsed.error, root);
}

/** The schema is the proof: it mirrors the library's types, which it cannot express with their optional properties. */
function areBlocks(_value: readonly unknown[], problems: readonly string[]): _value is readonly Block[] {
  return problems.length === 0;
}

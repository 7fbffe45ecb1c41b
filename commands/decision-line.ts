import { parseWindowId, type WindowId } from '../src/domain/window/id.ts';

/** `RW-7F3K2M checked with Omar`: a window's id, and what is said about it. */
export interface DecisionLine {
  readonly id: WindowId;
  /** Exactly as it was typed; empty where nothing was. */
  readonly text: string;
}

/** Quotes that people put around it, a comma or a colon that they put after it. */
const AROUND_AN_ID = /^["'“”„‟«»‘’‚‛`]+|["'“”„‟«»‘’‚‛`,:;.]+$/g;

/** `undefined` where the line does not begin with a window's id. */
export function decisionLineOf(typed: string): DecisionLine | undefined {
  const [, first = '', text = ''] = /^\s*(\S+)(?:\s+(.*))?$/s.exec(typed) ?? [];
  const id = parseWindowId(first.replace(AROUND_AN_ID, ''));
  return id === undefined ? undefined : { id, text };
}

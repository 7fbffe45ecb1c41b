import type { TextRefusal } from '../refusal.ts';
import { textProblem } from '../text.ts';

/** Refuses a text that the record cannot keep. A text that is absent is fine. */
export function textRefusal(
  field: TextRefusal['field'],
  text: string | undefined,
  most?: number,
): TextRefusal | undefined {
  const problem = text === undefined ? undefined : textProblem(text, most);
  return problem === undefined ? undefined : { why: 'text', field, problem };
}

import { UserError } from '../src/domain/errors.ts';
import { ROOT_CLOSE } from './descriptions/windows.ts';
import type { TypedDecision } from './root-decide.ts';

/** `/root-close RW-…` */
export const ROOT_CLOSE_DECISION: TypedDecision = {
  help: ROOT_CLOSE,
  list: '/root-windows open',
  step: (text) => {
    if (text.trim() === '') return { type: 'closed' };
    throw new UserError(
      'Nothing was recorded: closing takes nothing but the id of the window.',
      'Type /root-close and the id. What was done is told in the review.',
    );
  },
};

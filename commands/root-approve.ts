import { ROOT_APPROVE } from './descriptions/windows.ts';
import type { TypedDecision } from './root-decide.ts';

/** `/root-approve RW-… [note]` */
export const ROOT_APPROVE_DECISION: TypedDecision = {
  help: ROOT_APPROVE,
  list: '/root-windows pending',
  step: (note) => ({ type: 'approved', ...(note === '' ? {} : { note }) }),
};

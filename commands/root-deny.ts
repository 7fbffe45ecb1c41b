import { UserError } from '../src/domain/errors.ts';
import { ROOT_DENY } from './descriptions/windows.ts';
import type { TypedDecision } from './root-decide.ts';

/** `/root-deny RW-… reason` */
export const ROOT_DENY_DECISION: TypedDecision = {
  help: ROOT_DENY,
  list: '/root-windows pending',
  step: (reason) => {
    if (reason !== '') return { type: 'denied', reason };
    throw new UserError(
      'Nothing was recorded: a denial needs its reason.',
      'Type it after the id: /root-deny RW-… reason. Whoever asked is told it.',
    );
  },
};

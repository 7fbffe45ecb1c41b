import type { Actor } from '../src/domain/actor.ts';
import type { RequestPreview } from '../src/domain/window/outcomes.ts';
import { typedChoice } from '../src/slack/requests/account-choices.ts';
import type { RequestFormValues } from '../src/slack/requests/request-form.ts';
import type { WindowCommandDeps } from './deps.ts';

/** What follows from what a form holds so far. */
export async function previewOf(
  actor: Actor,
  { accounts, operatorId, taskId }: RequestFormValues,
  { request }: Pick<WindowCommandDeps, 'request'>,
): Promise<RequestPreview> {
  return request.preview(actor, {
    accounts: accounts.map(typedChoice),
    ...(operatorId === undefined ? {} : { operatorId }),
    ...(taskId === undefined ? {} : { taskId }),
  });
}

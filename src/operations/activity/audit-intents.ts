import type { AuditIntents, IntentStore } from '../activity-store-ports.ts';
import type { Clock, NewId } from '../ports.ts';

export interface AuditIntentsDeps {
  readonly intents: Pick<IntentStore, 'save'>;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** Stores what our own audits are about to do, so that they raise no alert, and nobody else passes for one. */
export function createAuditIntents({ intents, clock, newId }: AuditIntentsDeps): AuditIntents {
  return {
    async intend(accountId) {
      const id = newId('audit');
      const intent = { accountId, at: clock.now() };
      await intents.save(id, intent);
      return { opened: (accessKeyId) => intents.save(id, { ...intent, accessKeyId }) };
    },
  };
}

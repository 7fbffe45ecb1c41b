import type { ConfirmationDialog } from '@slack/types';
import { useMemo } from 'preact/hooks';
import type { PageInput, PageState } from '../../slack/page-types.ts';
import { ApiError, api } from '../api.ts';
import type { Desk } from '../desk.ts';
import { writeAddress } from './address.ts';
import { createOutbox } from './outbox.ts';

interface Surroundings {
  readonly as: string;
  toast(text: string): void;
  goToMessage(channelId: string, ts: string): void;
  confirm(question: ConfirmationDialog): Promise<boolean>;
}

/** Everything a person can do, bound to who they are. What the app leaves unanswered, the workspace tells as an event. */
export function useDeskFor(surroundings: Surroundings, state: PageState | undefined, now: number) {
  const { as, toast, confirm, goToMessage } = surroundings;
  const calls = useMemo(
    () => callsFor({ as, toast, confirm, goToMessage }),
    [as, toast, confirm, goToMessage],
  );
  return useMemo((): Desk | undefined => state && { ...calls, state, now }, [calls, state, now]);
}

function callsFor({ as, toast, confirm, goToMessage }: Surroundings): Omit<Desk, 'state' | 'now'> {
  const told = async (call: Promise<unknown>): Promise<boolean> => {
    try {
      await call;
      return true;
    } catch (error) {
      toast(error instanceof ApiError ? error.message : String(error));
      return false;
    }
  };
  const outbox = createOutbox<PageInput>(async (body) => void (await told(api.input(body))));
  return {
    toast,
    confirm,
    goToMessage,
    messageUrl: (place, message) => writeAddress({ as, place, message }),
    fileUrl: (id) => api.fileUrl(id, as),
    say: (channel, text, threadTs) =>
      told(api.say({ as, channel, text, ...(threadTs === undefined ? {} : { threadTs }) })),
    act: async (field, input) => {
      await outbox.settled();
      await told(api.act({ as, ...field, ...(input === undefined ? {} : { input }) }));
    },
    input: (field, input, quiet) => {
      const key = `${field.blockId} ${field.actionId} ${quiet}`;
      outbox.put(key, { as, ...field, input, ...(quiet ? { quiet } : {}) });
    },
    suggest: (field, query) =>
      api.suggest({ as, ...field, query }).catch((error: Error) => ({ groups: [], error: error.message })),
    submit: async (viewId) => {
      await outbox.settled();
      await told(api.submit({ as, viewId }));
    },
    close: async (viewId) => {
      await outbox.settled();
      await told(api.close({ as, viewId }));
    },
  };
}

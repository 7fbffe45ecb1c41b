import type { ConfirmationDialog } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageFieldInput, PageSource, PageState, PageSuggestions } from '../slack/page-types.ts';

/** One field of a block on the screen. */
export interface FieldAddress {
  readonly source: PageSource;
  readonly blockId: string;
  readonly actionId: string;
}

/** What one person has in front of them and can do with it. Calls tell the person what went wrong; none rejects. */
export interface Desk {
  readonly state: PageState;
  /** The sandbox's clock; milliseconds since the epoch. */
  readonly now: number;
  say(channel: string, text: string, threadTs?: string): Promise<boolean>;
  act(field: FieldAddress, input?: PageFieldInput): Promise<void>;
  /** Queued: the newest value of each field is sent, in order. `quiet`: the app does not hear of it yet. */
  input(field: FieldAddress, input: PageFieldInput, quiet: boolean): void;
  suggest(field: FieldAddress, query: string): Promise<PageSuggestions>;
  /** Sends the modal after everything typed has arrived. */
  submit(viewId: string): Promise<void>;
  close(viewId: string): Promise<void>;
  confirm(question: ConfirmationDialog): Promise<boolean>;
  toast(text: string): void;
  /** Goes to a message of a channel that the person sees. */
  goToMessage(channelId: string, ts: string): void;
  /** The page's own address of that message. */
  messageUrl(channelId: string, ts: string): string;
  fileUrl(id: string): string;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('Nobody sits here: render inside DeskProvider.');
  return desk;
}

import type { StoredBlock } from './block.ts';
import type { FormValues } from './form.ts';

export type SeenBy = {
  /** Handles of those who saw it. */
  readonly people: readonly string[];
  readonly seen: Seen;
};

/** One thing that happened on a person's screen. */
export type Seen = MessageSeen | ModalSeen | HomeSeen | WarningSeen;

interface Happened {
  /** Rises by one with everything that happens anywhere in the workspace. */
  readonly sequence: number;
  /** By the sandbox's clock; milliseconds since the epoch. */
  readonly at: number;
}

export interface MessageSeen extends Happened {
  readonly kind: 'message';
  readonly change: 'posted' | 'updated' | 'deleted';
  readonly message: ShownMessage;
}

/** A message as one person sees it. */
export interface ShownMessage {
  readonly channelId: string;
  /** `#security`; `dm` for the app's direct message. */
  readonly channel: string;
  readonly ts: string;
  readonly threadTs?: string;
  /** "Only visible to you". */
  readonly ephemeral: boolean;
  readonly author: Author;
  /** The top-level text: what notifications and screen readers give. Markup as sent. */
  readonly text: string;
  readonly blocks: readonly StoredBlock[];
  readonly edited: boolean;
  /** Whether the app gave it metadata: to find it by later. */
  readonly hasMetadata: boolean;
  readonly files: readonly ShownFile[];
  readonly replyCount: number;
  /** Handles of those whom its markup mentions: Slack notifies them when it is posted, and nobody when it is edited. */
  readonly mentions: readonly string[];
  /** Everything a person reads, one line per line; buttons as `[Label]`. */
  readonly plainText: string;
}

export type Author =
  | { readonly kind: 'person'; readonly handle: string; readonly name: string }
  | { readonly kind: 'app'; readonly name: string }
  | { readonly kind: 'slackbot'; readonly name: 'Slackbot' };

export interface ShownFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  readonly size: number;
  readonly altText?: string;
  /** Of a text: how it begins. Empty for everything else. */
  readonly firstLines: readonly string[];
}

export interface UploadedFile extends ShownFile {
  readonly content: Uint8Array;
  readonly channelIds: readonly string[];
}

export interface ModalSeen extends Happened {
  readonly kind: 'modal';
  /** `errors`: still open, with `modal.errors`. `closed`: `modal` is what was closed. */
  readonly change: 'opened' | 'pushed' | 'updated' | 'errors' | 'closed';
  readonly modal: ShownModal;
}

/** The top view of the stack of modals. */
export interface ShownModal {
  readonly viewId: string;
  readonly callbackId: string;
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: readonly StoredBlock[];
  /** What the fields hold now: `view.state.values`, as Slack would send it. */
  readonly values: FormValues;
  /** By block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** How many views lie under this one. */
  readonly under: number;
  readonly plainText: string;
}

export interface HomeSeen extends Happened {
  readonly kind: 'home';
  readonly change: 'published';
  readonly home: ShownHome;
}

export interface ShownHome {
  readonly viewId: string;
  readonly callbackId: string;
  readonly blocks: readonly StoredBlock[];
  readonly values: FormValues;
  readonly plainText: string;
}

/** Slack itself telling a person that something did not work: an unanswered button, a modal that could not be sent. */
export interface WarningSeen extends Happened {
  readonly kind: 'warning';
  readonly text: string;
}

/** A place as a person sees it now. */
export type Screen =
  | {
      readonly kind: 'channel';
      readonly channel: string;
      readonly messages: readonly ShownMessage[];
      readonly plainText: string;
    }
  | {
      readonly kind: 'thread';
      readonly channel: string;
      readonly threadTs: string;
      readonly messages: readonly ShownMessage[];
      readonly plainText: string;
    }
  | { readonly kind: 'home'; readonly home: ShownHome | undefined; readonly plainText: string }
  | { readonly kind: 'modal'; readonly modal: ShownModal | undefined; readonly plainText: string };

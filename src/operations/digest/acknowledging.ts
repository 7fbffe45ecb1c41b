import type {
  AcknowledgementDraft,
  AcknowledgementRefusal,
} from '../../domain/acknowledgement/acknowledge.ts';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import type { Actor } from '../../domain/actor.ts';
import type { StandingFinding, Whose } from '../../domain/digest/digest.ts';
import type { Posture } from '../../domain/posture.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReadPermission } from '../authorize-reader.ts';

/** Which finding a person has before them. */
export interface AskedFinding extends FindingRef {
  readonly actor: Actor;
  /** The result of `/root-status` that they look at, where that is fresher than the last sweep. */
  readonly resultId?: string;
}

/** What a person submits. */
export interface AskedToAcknowledge extends AskedFinding, Pick<AcknowledgementDraft, 'why' | 'until'> {
  /** When the one was acknowledged that the form showed, and whose place this takes; absent: it showed none. */
  readonly seenAt?: Instant;
}

/** Why a person cannot acknowledge. */
export type CannotAcknowledge =
  /** They may not, by the configuration or because it cannot be checked: read posture at all, or acknowledge. */
  | {
      readonly kind: 'not-allowed';
      readonly as: 'reader' | 'acknowledger';
      readonly why: RefusedReading;
    }
  | { readonly kind: 'refused'; readonly refusal: AcknowledgementRefusal };

export type OpenedFinding =
  | {
      readonly kind: 'open';
      readonly standing: StandingFinding;
      /** The one that covers it now: another takes its place. */
      readonly acknowledgement?: Acknowledgement;
    }
  | CannotAcknowledge;

export type Acknowledged =
  | {
      readonly kind: 'acknowledged';
      readonly acknowledgement: Acknowledgement;
      /** Whose finding it is of, by name. */
      readonly whose: Whose;
    }
  /** Another stands by now than the form showed; nothing was stored. */
  | { readonly kind: 'moved'; readonly standing?: Acknowledgement }
  | CannotAcknowledge;

/** Acknowledging findings. Who may is asked at every step; everything throws where the store does not answer. */
export interface Acknowledging {
  /** Whether this person may acknowledge anything; for a menu of findings, before one is picked. */
  may(actor: Actor): Promise<ReadPermission>;
  /** The finding as it stands, for the form. */
  open(asked: AskedFinding): Promise<OpenedFinding>;
  acknowledge(asked: AskedToAcknowledge): Promise<Acknowledged>;
  /** Those that hold for findings of this posture, now. */
  in(posture: Posture): Promise<readonly Acknowledgement[]>;
}

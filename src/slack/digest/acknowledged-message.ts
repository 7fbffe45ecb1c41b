import type { AcknowledgementRefusal } from '../../domain/acknowledgement/acknowledge.ts';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { Instant } from '../../domain/time.ts';
import { acknowledgedInFull } from '../acknowledged-words.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { mayNot, type Permission } from '../requests/may-not.ts';
import { capital } from '../text/words.ts';
import { acknowledgementRefusal } from './acknowledge-refusal.ts';
import { failureOf, whoseLabel } from './words.ts';

const ACKNOWLEDGING: Permission = {
  what: 'acknowledge findings',
  key: 'digest.acknowledgers (they must be among the readers, too)',
};

/** The person may not acknowledge. `askIn` is the id of the channel where those who can grant it are found. */
export function mayNotAcknowledge(why: RefusedReading, askIn?: string): Message {
  return mayNot(why, ACKNOWLEDGING, askIn);
}

/** The acknowledgement is recorded, of a finding of the account or the organization `whose`. */
export function acknowledgedMessage(
  acknowledgement: Acknowledgement,
  whose: Parameters<typeof whoseLabel>[0],
  now: Instant,
): Message {
  const { checkId } = acknowledgement;
  return answer(`Recorded: ${whoseLabel(whose)}: ${failureOf(checkId)} is acknowledged.`, [
    acknowledgedInFull(acknowledgement, now),
    'It is counted apart from now on, never hidden, and comes back when it gets worse or the time is up.',
  ]);
}

/** Another acknowledgement stands than the form showed, or none does any more. */
export function acknowledgementMoved(standing: Acknowledgement | undefined, now: Instant): Message {
  return answer('Nothing was recorded: meanwhile it changed whether this finding is acknowledged.', [
    standing === undefined
      ? 'The acknowledgement that the form showed is no longer there.'
      : acknowledgedInFull(standing, now),
    'Do: press Acknowledge… again if yours is to take its place.',
  ]);
}

/** The finding cannot be acknowledged as it is. */
export function acknowledgementRefused(refusal: AcknowledgementRefusal, now: Instant): Message {
  return answer(`Nothing was recorded. ${capital(acknowledgementRefusal(refusal, now))}`, []);
}

/** A picker would have nothing to offer. */
export function nothingToAcknowledge(): Message {
  return answer('There is nothing to acknowledge here: nothing fails, or all that does is critical.', [
    'A critical finding cannot be acknowledged. Do: mend it; /root-status says how.',
  ]);
}

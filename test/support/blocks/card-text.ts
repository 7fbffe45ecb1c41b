import type { Called, CardView } from '../../../src/domain/window/card-view.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { plainTextOf } from './plain-text.ts';

/** A window's card as a person reads it, line by line. */
export function cardLines(view: CardView, called?: Called): string[] {
  return plainTextOf(windowCard(view, called).blocks).split('\n');
}

/** Its one line that begins so. */
export function cardLine(label: string, view: CardView): string | undefined {
  return cardLines(view).find((line) => line.startsWith(label));
}

/** What a card of S3 MFA delete for payments-prod says of the request. */
export const ASKED: readonly string[] = [
  'Requester and operator: Mia Chen, mia@corp.example',
  'Account: payments-prod 111122223333',
  'Task: Enable or disable S3 MFA delete (still needs root: yes)',
  'Expected change: PutBucketVersioning. Other changes alert.',
];

/** What the operator of that task should know. */
export const HINT =
  'Know: Works by CLI or API only, with the serial number and a code of the MFA device, so a root user with nothing but a FIDO key probably cannot. Needs aws login, or a root access key for the time; an access key alerts.';

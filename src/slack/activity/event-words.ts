import type { Credential, EventOutcome, RootActor, RootEvent } from '../../domain/root-event/event.ts';
import { type EventKind, kindOf } from '../../domain/root-event/event-kind.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { clientInWords } from './client-words.ts';

/** How much of each thing is shown, in UTF-16 code units. */
export interface EventRoom {
  readonly label: number;
  /** Parameters and resources that are named. */
  readonly items: number;
}

/** `CreateUser (userName: backup)`: the name as AWS has it, and what it touched. */
export function nameInWords({ eventName, parameters, resources }: RootEvent, room: EventRoom): string {
  const touched = [
    ...parameters.map(
      ({ name, value }) => `${harmlessLabel(name, room.label)}: ${harmlessLabel(value, room.label)}`,
    ),
    ...(parameters.length > 0 ? [] : resources.map(({ name }) => harmlessLabel(name, room.label))),
  ];
  const shown = touched.slice(0, room.items);
  const more = touched.length > shown.length ? ['…'] : [];
  const name = harmlessLabel(eventName, room.label);
  return shown.length === 0 ? name : `${name} (${[...shown, ...more].join(', ')})`;
}

/**
 * `REFUSED (AccessDenied)`, `FAILED`; of a sign-in `succeeded` too; empty of anything else that was done. `kind`: of what root
 * did.
 */
export function outcomeInWords(
  { outcome }: Pick<RootEvent, 'outcome'>,
  most: number,
  kind?: EventKind,
): string {
  switch (outcome.kind) {
    case 'success':
      return kind === 'sign-in' ? 'succeeded' : '';
    case 'unknown':
      return 'OUTCOME NOT KNOWN';
    case 'failure': {
      const failed = kind === 'sign-in' || kind === 'mfa-check' ? 'FAILED' : 'REFUSED';
      return [failed, ...because(outcome, most)].join(' ');
    }
  }
}

function because({ code, message }: Extract<EventOutcome, { kind: 'failure' }>, most: number): string[] {
  const why = code ?? message;
  return why === undefined ? [] : [`(${harmless(why, Math.max(60, most))})`];
}

/** `no MFA`, of a sign-in that may have got in; else empty. */
export function mfaInWords(event: RootEvent): string {
  if (kindOf(event) !== 'sign-in' || event.outcome.kind === 'failure') return '';
  return MFA_WORDS[event.mfa];
}

export const MFA_WORDS = { yes: 'with MFA', no: 'no MFA', unknown: 'MFA not known' } as const;

/** `203.0.113.7, Chrome, Windows`; what is not known is said. */
export function sourceInWords(
  event: { readonly sourceAddress?: string; readonly userAgent?: string },
  most: number,
): string {
  const { sourceAddress, userAgent } = event;
  const address =
    sourceAddress === undefined ? 'an address that is NOT KNOWN' : harmlessLabel(sourceAddress, most);
  return [address, ...(userAgent === undefined ? [] : [clientInWords(userAgent, most)])].join(', ');
}

/** With what it was done: `root access key`, `CloudFormation … for a person with the root password`. */
export function actorInWords(actor: RootActor, most: number): string {
  switch (actor.kind) {
    case 'person':
      return CREDENTIALS[actor.credential];
    case 'person-through-service':
      return `through ${harmlessLabel(actor.service, most)}, for whoever has the ${CREDENTIALS[actor.credential]}`;
    case 'central-session':
      return actor.service === undefined
        ? 'central root session'
        : `central root session, through ${harmlessLabel(actor.service, most)}`;
    case 'service':
      return `${harmlessLabel(actor.service, most)} by itself`;
  }
}

const CREDENTIALS: Readonly<Record<Credential, string>> = {
  password: 'root password',
  'console-session': 'console session',
  'access-key': 'root access key',
  'temporary-key': 'temporary key',
  'federation-token': 'federation token',
  unknown: 'credential not known',
};

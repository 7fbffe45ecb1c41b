import { createHmac } from 'node:crypto';
import type { Instant } from '../../../src/domain/time.ts';
import { capitalIdFrom } from '../../organization/ids.ts';
import type { Principal } from './principal.ts';

/** Long-lived credentials. */
export interface AccessKeyPair {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface SessionCredentials extends AccessKeyPair {
  readonly sessionToken: string;
  /** Real time. */
  readonly expiresAt: Instant;
}

/** Credentials that were given out, and to whom. */
export interface Identity {
  readonly principal: Principal;
  readonly secretAccessKey: string;
  /** Absent: long-lived credentials. */
  readonly session?: { readonly token: string; readonly expiresAt: Instant };
  /** Signing keys by credential scope; each costs four HMACs. */
  readonly signingKeys: Map<string, Buffer>;
}

/** Every credential of the organization. */
export interface Identities {
  find(accessKeyId: string): Identity | undefined;
  addUser(principal: Principal): AccessKeyPair;
  /** `now` and `expiresAt` are real time. */
  openSession(principal: Principal, now: Instant, expiresAt: Instant): SessionCredentials;
}

/** How long AWS goes on saying "expired" of a session, before it knows nothing of it. */
const REMEMBER_EXPIRED = 3_600_000;

/** No credentials yet. Secrets follow from `random` numbers in [0, 1), once for all. */
export function createIdentities(random: () => number): Identities {
  const master = Array.from({ length: 4 }, () => random().toString(36)).join('');
  const identities = new Map<string, Identity>();
  let sessions = 0;

  return {
    find: (accessKeyId) => identities.get(accessKeyId),
    addUser(principal) {
      const accessKeyId = `AKIA${capitalIdFrom(`user key ${principal.arn}`, 16)}`;
      const secretAccessKey = secretOf(master, accessKeyId).slice(0, 40);
      identities.set(accessKeyId, { principal, secretAccessKey, signingKeys: new Map() });
      return { accessKeyId, secretAccessKey };
    },
    openSession(principal, now, expiresAt) {
      forgetExpired(identities, now);
      sessions += 1;
      const accessKeyId = sessionKeyId(sessions);
      const secret = secretOf(master, accessKeyId);
      const secretAccessKey = secret.slice(0, 40);
      const token = `IQoJb3JpZ2luX2Vj${secret.slice(40)}${secret}${secret}${secret}`;
      identities.set(accessKeyId, {
        ...{ principal, secretAccessKey, signingKeys: new Map() },
        session: { token, expiresAt },
      });
      return { accessKeyId, secretAccessKey, sessionToken: token, expiresAt };
    },
  };
}

function secretOf(master: string, accessKeyId: string): string {
  return createHmac('sha512', master).update(accessKeyId).digest('base64').replaceAll('=', '');
}

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `ASIA` and sixteen characters, a different one for each session. */
function sessionKeyId(n: number): string {
  let id = '';
  for (let rest = n * 7_368_787 + 33_554_432; rest > 0; rest = Math.floor(rest / 32))
    id = BASE_32[rest % 32] + id;
  return `ASIA${id.padStart(16, 'ROOTKEEPERSANDBX')}`;
}

/** The oldest first, and only as far as they are long expired: cheap at every session. */
function forgetExpired(identities: Map<string, Identity>, now: Instant): void {
  for (const [accessKeyId, { session }] of identities) {
    if (session === undefined) continue;
    if (session.expiresAt + REMEMBER_EXPIRED > now) return;
    identities.delete(accessKeyId);
  }
}

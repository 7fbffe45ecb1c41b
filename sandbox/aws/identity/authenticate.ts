import { timingSafeEqual } from 'node:crypto';
import { type Instant, MINUTE } from '../../../src/domain/time.ts';
import type { CommonRefusals } from '../dialect.ts';
import type { AwsRequest } from '../protocol/request.ts';
import type { Refusal } from '../refusal.ts';
import type { Identities, Identity } from './identities.ts';
import type { Principal } from './principal.ts';
import { isSignedWith, type Signature } from './signature.ts';

export interface AuthenticateOptions {
  readonly identities: Identities;
  readonly verifySignatures: boolean;
  /** Real time: clients sign with it, however the sandbox's clock was moved. */
  readonly now: Instant;
}

const TOLERANCE = 15 * MINUTE;

/** Whose call this is; or why AWS does not believe it. */
export function authenticate(
  request: AwsRequest,
  claimed: Signature,
  { identities, verifySignatures, now }: AuthenticateOptions,
  refusals: CommonRefusals,
): Principal | Refusal {
  const identity = identities.find(claimed.accessKeyId);
  if (identity === undefined || !hasItsToken(identity, request)) return refusals.unknownKey();
  if (verifySignatures) {
    const untimely = timeProblem(request, now);
    if (untimely !== undefined) return refusals.wrongSignature(untimely);
    if (!isSignedWith(identity.secretAccessKey, identity.signingKeys, request, claimed))
      return refusals.wrongSignature();
  }
  if (identity.session !== undefined && identity.session.expiresAt <= now) return refusals.expired();
  return identity.principal;
}

function hasItsToken({ session }: Identity, { headers }: AwsRequest): boolean {
  const sent = headers['x-amz-security-token'];
  if (session === undefined) return sent === undefined;
  if (typeof sent !== 'string') return false;
  const [a, b] = [Buffer.from(sent), Buffer.from(session.token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What AWS says of a request that was signed too long ago, or ahead of time. */
function timeProblem({ headers }: AwsRequest, now: Instant): string | undefined {
  const signed = String(headers['x-amz-date'] ?? '');
  const at = Date.parse(signed.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(at)) return 'Date must be in ISO-8601 basic format';
  if (at < now - TOLERANCE)
    return `Signature expired: ${signed} is now earlier than ${basic(now - TOLERANCE)} (${basic(now)} - 15 min.)`;
  if (at > now + TOLERANCE)
    return `Signature not yet current: ${signed} is still later than ${basic(now + TOLERANCE)} (${basic(now)} + 15 min.)`;
  return undefined;
}

function basic(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

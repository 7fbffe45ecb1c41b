import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';

/** SHA-256, in hex, of what makes an event that event (`eventKey`). The same event delivered twice has the same. */
export type EventKey = string & { readonly __brand: 'EventKey' };

/**
 * What root did, or tried to: one CloudTrail record. Every text is well formed and bounded (limits.ts); it is AWS's or
 * the caller's and may hold markup, so it is shown as text only. No secret of the record is in it.
 */
export interface RootEvent {
  readonly key: EventKey;
  /** CloudTrail's `eventTime`, to the second. */
  readonly at: Instant;
  /** Whose root user it is. */
  readonly accountId: AccountId;
  /** `awsRegion`: where it was recorded. `unknown` where the record has none. */
  readonly region: string;
  /** `iam.amazonaws.com` */
  readonly eventSource: string;
  /** As it came, known or not: `CreateAccessKey`. */
  readonly eventName: string;
  readonly actor: RootActor;
  readonly outcome: EventOutcome;
  /** Whether MFA was used to sign in, now or for the session. */
  readonly mfa: 'yes' | 'no' | 'unknown';
  /** Absent: the record does not say, and it counts as a change. */
  readonly readOnly?: boolean;
  /** An IP address, or the name of the AWS service that called. */
  readonly sourceAddress?: string;
  readonly userAgent?: string;
  /** What it touched, as the record lists it. */
  readonly resources: readonly TouchedResource[];
  /** Of the request parameters those that name something; never a value that could be a secret. */
  readonly parameters: readonly RequestParameter[];
  readonly ids: EventIds;
}

/** Who acted as the root user. CloudTrail names no human being. */
export type RootActor =
  | { readonly kind: 'person'; readonly credential: Credential }
  /**
   * A service, in a forward access session: it carries the person's identity on. `service`:
   * `cloudformation.amazonaws.com`.
   */
  | { readonly kind: 'person-through-service'; readonly service: string; readonly credential: Credential }
  /** A session of sts:AssumeRoot; `service`: through which it called, if through any. */
  | { readonly kind: 'central-session'; readonly service?: string }
  /** A service on its own account, with nobody's credentials. */
  | { readonly kind: 'service'; readonly service: string };

/**
 * password: signing in and password recovery. console-session: what follows in the console. temporary-key: `aws login`,
 * GetSessionToken, or a central root session that does not say so. federation-token: of sts:GetFederationToken.
 */
export type Credential =
  | 'password'
  | 'console-session'
  | 'access-key'
  | 'temporary-key'
  | 'federation-token'
  | 'unknown';

export type EventOutcome =
  | { readonly kind: 'success' }
  /** `code`: `AccessDenied`; absent where AWS gave none. */
  | { readonly kind: 'failure'; readonly code?: string; readonly message?: string }
  /** A sign-in event that says neither. */
  | { readonly kind: 'unknown' };

export interface TouchedResource {
  /** ARN or name. */
  readonly name: string;
  /** `AWS::S3::Bucket` */
  readonly type?: string;
}

export interface RequestParameter {
  /** With those around it: `VersioningConfiguration.MfaDelete`. */
  readonly name: string;
  readonly value: string;
}

export interface EventIds {
  readonly eventId?: string;
  readonly requestId?: string;
  readonly accessKeyId?: string;
  /** When its session began: the sign-in, or AssumeRoot. */
  readonly sessionStartedAt?: Instant;
}

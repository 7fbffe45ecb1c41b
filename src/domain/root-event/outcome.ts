import type { EventOutcome, RootEvent } from './event.ts';
import { SIGN_IN_SOURCE } from './event-kind.ts';
import { at, isJson, type Json, rawText, text, word, yesOrNo } from './json.ts';
import { LIMITS } from './limits.ts';

/**
 * How it went. CloudTrail gives an `errorCode` or `errorMessage` to what failed; sign-in events say `Success` or
 * `Failure` under their own name, and one that says nothing is unknown.
 */
export function outcomeOf(record: Json): EventOutcome {
  const code = word(at(record, 'errorCode'), LIMITS.name);
  const message = text(at(record, 'errorMessage'), LIMITS.message);
  const said = saidOf(record);
  if (said === 'failure' || code !== undefined || message !== undefined) {
    return {
      kind: 'failure',
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message }),
    };
  }
  const isSignIn = at(record, 'eventSource') === SIGN_IN_SOURCE;
  return { kind: isSignIn && said !== 'success' ? 'unknown' : 'success' };
}

function saidOf(record: Json): string | undefined {
  const name = rawText(at(record, 'eventName')) ?? '';
  return rawText(at(record, 'responseElements', name))
    ?.slice(0, 10)
    .toLowerCase();
}

/** `MFAUsed` of a sign-in, in any spelling; else what the session says of the sign-in that it began with. */
export function mfaOf(record: Json): RootEvent['mfa'] {
  const session = at(record, 'userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated');
  const used = yesOrNo(signInMfa(record)) ?? yesOrNo(session);
  if (used === undefined) return 'unknown';
  return used ? 'yes' : 'no';
}

function signInMfa(record: Json): unknown {
  const data = at(record, 'additionalEventData');
  if (!isJson(data)) return undefined;
  const name = Object.keys(data).find((each) => each.toLowerCase() === 'mfaused');
  return name === undefined ? undefined : data[name];
}

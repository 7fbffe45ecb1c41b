import type { SessionCredentials } from '../identity/identities.ts';
import { xmlTime } from '../protocol/time.ts';
import { around, element } from '../protocol/xml.ts';

/** A session's credentials as STS hands them out. */
export function credentialsXml({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAt,
}: SessionCredentials): string {
  return around(
    'Credentials',
    element('AccessKeyId', accessKeyId) +
      element('SecretAccessKey', secretAccessKey) +
      element('SessionToken', sessionToken) +
      element('Expiration', xmlTime(expiresAt)),
  );
}

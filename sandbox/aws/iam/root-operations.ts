import { rootArn } from '../../../src/domain/account.ts';
import type { RootSessionFacts } from '../../organization/organization.ts';
import { notAuthorized } from '../permissions.ts';
import { xmlTime } from '../protocol/time.ts';
import { around, element, members } from '../protocol/xml.ts';
import { type Answer, refuse } from '../refusal.ts';
import type { Call } from '../world.ts';
import { paged } from './pages.ts';
import { rootSessionFactsOf } from './root-session-facts.ts';

/** AWS's name for the root user where an answer must name a user. */
const ROOT_NAME = 'root';

/** IAM API Reference, ListAccessKeys: without a user name, the keys of whoever signs. */
export function listAccessKeys(call: Call): Answer {
  return ofSigner(call, ({ accessKeys }) =>
    paged(call, accessKeys, (page) =>
      members(
        'AccessKeyMetadata',
        page,
        ({ AccessKeyId, Status, CreateDate }) =>
          element('UserName', ROOT_NAME) +
          element('AccessKeyId', AccessKeyId) +
          element('Status', Status) +
          element('CreateDate', xmlTime(call.world.at(CreateDate))),
      ),
    ),
  );
}

/** IAM API Reference, GetAccessKeyLastUsed. */
export function getAccessKeyLastUsed(call: Call): Answer {
  const id = call.parameters.text('AccessKeyId') ?? '';
  return ofSigner(call, ({ accessKeys }) => {
    const key = accessKeys.find(({ AccessKeyId }) => AccessKeyId === id);
    if (key === undefined)
      return refuse('AccessDenied', 403, notAuthorized(call.principal, call.name, '', `access key ${id}`));
    const { LastUsedDate, ServiceName = 'N/A', Region = 'N/A' } = key.LastUsed ?? {};
    const used =
      LastUsedDate === undefined ? '' : element('LastUsedDate', xmlTime(call.world.at(LastUsedDate)));
    const lastUsed = element('Region', Region) + used + element('ServiceName', ServiceName);
    return element('UserName', ROOT_NAME) + around('AccessKeyLastUsed', lastUsed);
  });
}

/** IAM API Reference, ListSigningCertificates. */
export function listSigningCertificates(call: Call): Answer {
  return ofSigner(call, ({ signingCertificates }) =>
    paged(call, signingCertificates, (page) =>
      members(
        'Certificates',
        page,
        ({ CertificateId, Status, UploadDate }) =>
          element('UserName', ROOT_NAME) +
          element('CertificateId', CertificateId) +
          element('CertificateBody', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----') +
          element('Status', Status) +
          element('UploadDate', xmlTime(call.world.at(UploadDate))),
      ),
    ),
  );
}

/** IAM API Reference, ListMFADevices: without a user name, the devices of whoever signs. */
export function listMfaDevices(call: Call): Answer {
  return ofSigner(call, ({ mfaDevices }) =>
    paged(call, mfaDevices, (page) =>
      members(
        'MFADevices',
        page,
        ({ SerialNumber, EnableDate }) =>
          element('UserName', ROOT_NAME) +
          element('SerialNumber', SerialNumber) +
          element('EnableDate', xmlTime(call.world.at(EnableDate))),
      ),
    ),
  );
}

/** IAM API Reference, GetLoginProfile: where there is no password, an error says so. */
export function getLoginProfile(call: Call): Answer {
  return ofSigner(call, ({ loginProfile }) => {
    if (loginProfile === null)
      return refuse('NoSuchEntity', 404, `Login Profile for User ${ROOT_NAME} cannot be found.`);
    const created = element('CreateDate', xmlTime(call.world.at(loginProfile.CreateDate)));
    return around(
      'LoginProfile',
      element('UserName', ROOT_NAME) + created + element('PasswordResetRequired', false),
    );
  });
}

/** IAM API Reference, GetUser. The root user has an id and an ARN, and no path or name. */
export function getUser(call: Call): Answer {
  const { world, principal } = call;
  return ofSigner(call, ({ user: { CreateDate, PasswordLastUsed } }) => {
    const used =
      PasswordLastUsed === undefined ? '' : element('PasswordLastUsed', xmlTime(world.at(PasswordLastUsed)));
    const arn = rootArn(world.organization.partition, principal.account.id);
    return around(
      'User',
      used +
        element('UserId', principal.account.id) +
        element('Arn', arn) +
        element('CreateDate', xmlTime(world.at(CreateDate))),
    );
  });
}

/** The sandbox's own user has no credentials of its own but the key that signs; nobody else is asked about. */
function ofSigner(
  { world, principal, name, parameters }: Call,
  answer: (facts: RootSessionFacts) => Answer,
): Answer {
  const named = parameters.text('UserName');
  if (principal.kind === 'root' && named === undefined)
    return answer(rootSessionFactsOf(principal.account, world.organization.partition));
  return refuse(
    'AccessDenied',
    403,
    notAuthorized(principal, name, '', named === undefined ? '*' : `user ${named}`),
  );
}

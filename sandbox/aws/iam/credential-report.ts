import { type Partition, rootArn } from '../../../src/domain/account.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { Moment } from '../../organization/moment.ts';
import type {
  AccessKey,
  Certificate,
  Credentials,
  OrganizationAccount,
} from '../../organization/organization.ts';
import { reportTime } from '../protocol/time.ts';
import { userArn, usersIn } from './users.ts';

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

type Time = (moment: Moment) => string;

/**
 * An account's credential report as AWS writes it: 22 columns, the root user first, LF, no newline at the end.
 * Rule: IAM User Guide, "Understand the report format".
 */
export function renderCredentialReport(
  account: OrganizationAccount,
  partition: Partition,
  at: (moment: Moment) => Instant,
): string {
  const time: Time = (moment) => reportTime(at(moment));
  const rows = usersIn(account).map((user) =>
    row(user.name, userArn(partition, account.id, user.name), user, userPassword(user, time), time),
  );
  return [HEADER, rootRow(account, partition, time), ...rows].join('\n');
}

function rootRow({ id, root }: OrganizationAccount, partition: Partition, time: Time): string {
  return row('<root_account>', rootArn(partition, id), root, rootPassword(root, partition, time), time);
}

function row(name: string, arn: string, credentials: Credentials, password: string, time: Time): string {
  const { created, mfa, accessKeys, certificates } = credentials;
  const [key1, key2] = accessKeys;
  const [certificate1, certificate2] = certificates;
  return `${name},${arn},${time(created)},${password},${mfa.length > 0},${key(key1, time)},${key(key2, time)},${certificate(certificate1, time)},${certificate(certificate2, time)}`;
}

/** GovCloud does not say whether there is a root password, and no report says when it is to be changed. */
function rootPassword({ password }: Credentials, partition: Partition, time: Time): string {
  const enabled = partition === 'aws-us-gov' ? 'not_supported' : String(password !== undefined);
  return `${enabled},${passwordTimes(password, time)},not_supported`;
}

function userPassword({ password }: Credentials, time: Time): string {
  return `${password !== undefined},${passwordTimes(password, time)},N/A`;
}

function passwordTimes(password: Credentials['password'], time: Time): string {
  if (password === undefined) return 'N/A,N/A';
  const { lastUsed, changed } = password;
  return `${lastUsed === undefined ? 'no_information' : time(lastUsed)},${time(changed)}`;
}

function key(key: AccessKey | undefined, time: Time): string {
  if (key === undefined) return 'false,N/A,N/A,N/A,N/A';
  const { active, created, lastUse } = key;
  const used =
    lastUse === undefined ? 'N/A,N/A,N/A' : `${time(lastUse.at)},${lastUse.region},${lastUse.service}`;
  return `${active},${time(created)},${used}`;
}

function certificate(certificate: Certificate | undefined, time: Time): string {
  return certificate === undefined ? 'false,N/A' : `${certificate.active},${time(certificate.uploaded)}`;
}

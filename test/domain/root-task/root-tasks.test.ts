import { findTask } from '../../../src/domain/root-task/find-task.ts';
import { ROOT_TASKS, ROOT_TASKS_VERSION } from '../../../src/domain/root-task/list.ts';
import { GRANTS, isExpected, isNeverFine, NEVER_FINE } from '../../../src/domain/root-task/never-fine.ts';
import { stillNeedsRoot } from '../../../src/domain/root-task/still-needs-root.ts';
import type { RootTask } from '../../../src/domain/root-task/task.ts';

const member = { isManagement: false };
const management = { isManagement: true };

function task(id: string): RootTask {
  const found = ROOT_TASKS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`No task ${id}`);
  return found;
}

test('the list has a date, ids that are unique, and titles that fit a Slack option', () => {
  expect(ROOT_TASKS_VERSION).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(new Set(ROOT_TASKS.map(({ id }) => id)).size).toBe(ROOT_TASKS.length);
  for (const { title } of ROOT_TASKS) expect(title.length).toBeLessThanOrEqual(75);
});

test('S3 MFA delete still needs root everywhere, and shows as one change', () => {
  expect(stillNeedsRoot(task('s3-mfa-delete'), [member], true)).toEqual({ kind: 'yes' });
  expect(task('s3-mfa-delete').changes).toEqual({
    kind: 'events',
    events: ['s3.amazonaws.com:PutBucketVersioning'],
  });
});

test('a locked bucket needs root in the management account and outside an organization, not in members', () => {
  const unlock = task('s3-bucket-policy');
  expect(stillNeedsRoot(unlock, [member], true)).toMatchObject({
    kind: 'no',
    instead: expect.stringContaining('S3UnlockBucketPolicy'),
  });
  expect(stillNeedsRoot(unlock, [member, management], true)).toEqual({ kind: 'yes' });
  expect(stillNeedsRoot(unlock, [member], false)).toEqual({ kind: 'yes' });
});

test('account settings need root nowhere any more', () => {
  expect(stillNeedsRoot(task('account-settings'), [management], false)).toMatchObject({ kind: 'no' });
});

test.each(['s3-mfa-delete', 'S3 MFA delete', 'enable or disable  s3 mfa DELETE', 'mfa delete'])(
  '%j is found',
  (typed) => {
    expect(findTask(typed)).toMatchObject({ kind: 'found', task: { id: 's3-mfa-delete' } });
  },
);

test('a task that several titles hold, or none, is answered with titles that can be typed', () => {
  expect(findTask('policy')).toMatchObject({
    kind: 'unclear',
    suggestions: [task('s3-bucket-policy').title, task('sqs-queue-policy').title],
  });
  expect(findTask('close the acount')).toMatchObject({
    suggestions: expect.arrayContaining(['Close the account']),
  });
  for (const typed of ['', 'zzz'])
    expect(findTask(typed)).toMatchObject({ suggestions: { length: ROOT_TASKS.length } });
});

test('other changes than the task’s alert, where its list is verified', () => {
  expect(isExpected('s3.amazonaws.com:PutBucketVersioning', task('s3-mfa-delete'))).toBe(true);
  expect(isExpected('s3.amazonaws.com:PutBucketPolicy', task('s3-mfa-delete'))).toBe(false);
});

test('a task without a verified list accepts any change but the never-fine ones', () => {
  expect(isExpected('iam.amazonaws.com:TagUser', task('other'))).toBe(true);
  for (const event of NEVER_FINE) expect(isExpected(event, task('other'))).toBe(false);
});

test('to restore an administrator is to grant, and nothing else that is never fine', () => {
  expect(isExpected('iam.amazonaws.com:AttachUserPolicy', task('restore-admin'))).toBe(true);
  for (const event of NEVER_FINE)
    expect(isExpected(event, task('restore-admin'))).toBe(GRANTS.includes(event));
});

test.each([
  'iam.amazonaws.com:EnableMFADevice',
  'iam.amazonaws.com:UpdateAccessKey',
  'iam.amazonaws.com:UploadSigningCertificate',
  'iam.amazonaws.com:CreateRole',
  'iam.amazonaws.com:UpdateAssumeRolePolicy',
  'iam.amazonaws.com:AttachUserPolicy',
  'iam.amazonaws.com:PutRolePolicy',
  'guardduty.amazonaws.com:UpdateDetector',
  'config.amazonaws.com:DeleteDeliveryChannel',
  'signin.amazonaws.com:PasswordUpdated',
] as const)('%s alerts in a window whose task cannot be seen', (event) => {
  expect(isExpected(event, task('billing-access'))).toBe(false);
});

test('what is never fine is fine for the task that declares it, and for no other', () => {
  const deactivate = 'iam.amazonaws.com:DeactivateMFADevice';
  expect(isNeverFine(deactivate, task('root-mfa'))).toBe(false);
  expect(isExpected(deactivate, task('root-mfa'))).toBe(true);
  expect(isNeverFine(deactivate, task('root-email'))).toBe(true);
});

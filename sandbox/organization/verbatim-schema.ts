import { z } from 'zod';
import { keyed, list, oneOf, pattern, section, text } from '../../src/config/accepts.ts';

/** Parts of an account given word for word, in AWS's own field names. `moment` is the schema of a point in time. */
export function verbatimShape<M extends z.ZodType>(moment: M) {
  const status = oneOf(['Active', 'Inactive']);
  const user = section({
    Arn: text('the ARN of a user'),
    UserName: text('a user name').optional(),
    UserId: text('a user id').optional(),
    Path: text('a path').optional(),
    CreateDate: moment.optional(),
    PasswordLastUsed: moment.optional(),
  });
  const lastUsed = section({
    LastUsedDate: moment,
    ServiceName: text('a service').default('s3'),
    Region: text('an AWS Region').default('us-east-1'),
  });
  return {
    credentialReport: z
      .union([z.string(), section({ file: text('a path, from the folder of this file') })], {
        error: 'the CSV text of a credential report, or a mapping with file',
      })
      .optional(),
    accountSummary: keyed(
      pattern(/^[A-Z]\w+$/, 'a key of the account summary such as AccountMFAEnabled'),
      z.int({ error: 'a whole number' }),
    ).optional(),
    virtualMfaDevices: list(
      section({
        SerialNumber: text('a serial number'),
        EnableDate: moment.optional(),
        User: user.optional(),
      }),
    ).optional(),
    rootSession: section({
      user: section({ CreateDate: moment, PasswordLastUsed: moment.optional() }),
      loginProfile: section({ CreateDate: moment }).nullable(),
      accessKeys: list(
        section({
          AccessKeyId: pattern(/^AKIA[A-Z0-9]{16}$/, 'an access key id: AKIA and 16 of A-Z 0-9'),
          Status: status,
          CreateDate: moment,
          LastUsed: lastUsed.optional(),
        }),
      ),
      mfaDevices: list(section({ SerialNumber: text('a serial number'), EnableDate: moment })),
      signingCertificates: list(
        section({ CertificateId: text('a certificate id'), Status: status, UploadDate: moment }),
      ),
    }).optional(),
  };
}

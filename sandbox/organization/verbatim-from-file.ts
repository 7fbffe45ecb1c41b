import type { AccountFile } from './account-schema.ts';
import { type Moment, parseMoment } from './moment.ts';
import type { RootSessionFacts, VerbatimParts, VirtualMfaDevice } from './organization.ts';

/** A point in time that the schema has accepted. */
export function momentOf(text: string): Moment {
  const moment = parseMoment(text);
  if (moment === undefined) throw new Error(`${text} is no time; the schema must refuse it`);
  return moment;
}

/** The parts of an account that the file gives word for word; `reports` holds the text of the files it names. */
export function verbatimPartsOf(account: AccountFile, reports: ReadonlyMap<string, string>): VerbatimParts {
  const { credentialReport, accountSummary, virtualMfaDevices, rootSession } = account;
  const report = typeof credentialReport === 'object' ? reports.get(credentialReport.file) : credentialReport;
  return {
    ...(report === undefined ? {} : { credentialReport: report }),
    ...(accountSummary === undefined ? {} : { accountSummary }),
    ...(virtualMfaDevices === undefined ? {} : { virtualMfaDevices: virtualMfaDevices.map(deviceOf) }),
    ...(rootSession === undefined ? {} : { rootSession: rootSessionOf(rootSession) }),
  };
}

function deviceOf(device: NonNullable<AccountFile['virtualMfaDevices']>[number]): VirtualMfaDevice {
  const { SerialNumber, EnableDate, User } = device;
  return {
    SerialNumber,
    EnableDate: optionalMoment(EnableDate),
    User:
      User === undefined
        ? undefined
        : {
            ...User,
            CreateDate: optionalMoment(User.CreateDate),
            PasswordLastUsed: optionalMoment(User.PasswordLastUsed),
          },
  };
}

function rootSessionOf(session: NonNullable<AccountFile['rootSession']>): RootSessionFacts {
  const { user, loginProfile, accessKeys, mfaDevices, signingCertificates } = session;
  return {
    user: { CreateDate: momentOf(user.CreateDate), PasswordLastUsed: optionalMoment(user.PasswordLastUsed) },
    loginProfile: loginProfile === null ? null : { CreateDate: momentOf(loginProfile.CreateDate) },
    accessKeys: accessKeys.map(({ LastUsed, ...key }) => ({
      ...key,
      CreateDate: momentOf(key.CreateDate),
      LastUsed:
        LastUsed === undefined ? undefined : { ...LastUsed, LastUsedDate: momentOf(LastUsed.LastUsedDate) },
    })),
    mfaDevices: mfaDevices.map((each) => ({ ...each, EnableDate: momentOf(each.EnableDate) })),
    signingCertificates: signingCertificates.map((each) => ({
      ...each,
      UploadDate: momentOf(each.UploadDate),
    })),
  };
}

function optionalMoment(text: string | undefined): Moment | undefined {
  return text === undefined ? undefined : momentOf(text);
}

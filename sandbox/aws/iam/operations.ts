import type { Operation } from '../world.ts';
import { getAccountPasswordPolicy, getAccountSummary, listVirtualMfaDevices } from './account-operations.ts';
import { listOrganizationsFeatures } from './organizations-features.ts';
import { generateCredentialReport, getCredentialReport } from './report-operations.ts';
import {
  getAccessKeyLastUsed,
  getLoginProfile,
  getUser,
  listAccessKeys,
  listMfaDevices,
  listSigningCertificates,
} from './root-operations.ts';

export const IAM_OPERATIONS = {
  'iam:GenerateCredentialReport': generateCredentialReport,
  'iam:GetCredentialReport': getCredentialReport,
  'iam:GetAccountSummary': getAccountSummary,
  'iam:GetAccountPasswordPolicy': getAccountPasswordPolicy,
  'iam:ListVirtualMFADevices': listVirtualMfaDevices,
  'iam:ListOrganizationsFeatures': listOrganizationsFeatures,
  'iam:ListAccessKeys': listAccessKeys,
  'iam:GetAccessKeyLastUsed': getAccessKeyLastUsed,
  'iam:ListSigningCertificates': listSigningCertificates,
  'iam:ListMFADevices': listMfaDevices,
  'iam:GetLoginProfile': getLoginProfile,
  'iam:GetUser': getUser,
} satisfies Readonly<Record<string, Operation>>;

import type { Check, OrganizationCheck } from './check.ts';
export const ACCOUNT_CHECKS: readonly Check[] = [];
export const ORGANIZATION_CHECKS: readonly OrganizationCheck[] = [];

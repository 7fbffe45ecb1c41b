import type { Question } from './settle.ts';

export const PASSWORD: Question = { about: 'password', worse: true, yes: 'set', no: 'none' };
export const MFA: Question = { about: 'MFA', worse: false, yes: 'on', no: 'off' };
export const ACCESS_KEYS: Question = { about: 'access keys', worse: true, yes: 'present', no: 'none' };
export const CERTIFICATES: Question = {
  about: 'signing certificates',
  worse: true,
  yes: 'active',
  no: 'none active',
};

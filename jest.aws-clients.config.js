import { base } from './jest.config.js';

export default {
  ...base,
  testMatch: ['<rootDir>/test/**/*.aws-clients.test.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

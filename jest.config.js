import { availableParallelism } from 'node:os';

/** Shared by every lane; each lane's own file narrows `testMatch`. */
export const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', { jsc: { target: 'es2023' } }] },
  // Nothing here is a measure of speed: this cuts off what hangs, on a machine that has much else to do.
  testTimeout: 120_000,
  // Most tests wait for sockets and child processes; jest's own choice leaves a core idle.
  maxWorkers: availableParallelism() + 1,
  // A worker keeps something of every file that it ran; beyond this its garbage collection costs more than a new one.
  workerIdleMemoryLimit: '400MB',
  testSequencer: '<rootDir>/.ci/long-first.cjs',
};

export default {
  ...base,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '\\.(e2e|dynamodb-local|aws-clients)\\.test\\.ts$'],
};

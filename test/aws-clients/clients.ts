import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '../sandbox/aws/a-running-aws.ts';

export interface ProgramOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const REMEDY =
  'Run: AWS_CLIENTS_BIN=$(bash test/aws-clients/install.sh) npm run test:aws-clients. It installs the AWS CLI and boto3.';

/** The path of an unmodified AWS client (`aws`, `python3`). Throws what to do where it is not installed. */
export async function clientProgram(name: string): Promise<string> {
  const folder = process.env.AWS_CLIENTS_BIN ?? '';
  if (folder === '') throw new Error(`AWS_CLIENTS_BIN is not set. ${REMEDY}`);
  const path = join(folder, name);
  await access(path).catch(() => {
    throw new Error(`${path} is not there. ${REMEDY}`);
  });
  return path;
}

/** Runs a program against the simulated AWS, with nothing of this machine's AWS configuration. */
export function run(
  program: string,
  args: readonly string[],
  endpoint: string,
  { accessKeyId, secretAccessKey, sessionToken }: Identity,
): Promise<ProgramOutcome> {
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    AWS_ENDPOINT_URL: endpoint,
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
    NO_PROXY: '127.0.0.1',
  };
  return new Promise((resolve) => {
    execFile(program, args, { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ exitCode, stdout, stderr });
    });
  });
}

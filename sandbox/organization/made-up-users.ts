import { DAY, HOUR } from '../../src/domain/time.ts';
import { between, type Dice, diceOf, oneOf } from './dice.ts';
import { before } from './moment.ts';
import type { AccessKey, IamUser } from './organization.ts';

const FIRST_NAMES = [
  'alice',
  'bruno',
  'chiara',
  'dinesh',
  'elena',
  'farid',
  'grace',
  'hana',
  'ivan',
  'joana',
] as const;
const MACHINES = ['ci', 'backup', 'terraform', 'metrics', 'deploy'] as const;
const REGIONS = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const;
const SERVICES = ['s3', 'ec2', 'sts', 'dynamodb', 'cloudwatch'] as const;

/** `count` IAM users of an account, people and machines, the same ones each time. */
export function madeUpUsers(accountId: string, count: number): IamUser[] {
  const dice = diceOf(Number(accountId));
  return Array.from({ length: count }, (_, n) => (n % 3 === 2 ? machine(dice, n) : person(dice, n)));
}

function person(dice: Dice, n: number): IamUser {
  const age = between(dice, 30, 900);
  const mfa = dice() < 0.8;
  return {
    name: `${oneOf(dice, FIRST_NAMES)}-${n + 1}`,
    created: before(age * DAY),
    password: {
      changed: before(between(dice, 1, age) * DAY),
      ...(dice() < 0.9 ? { lastUsed: before(between(dice, 1, 500) * HOUR) } : {}),
    },
    mfa: mfa ? ['virtual'] : [],
    accessKeys: dice() < 0.3 ? [key(dice, age)] : [],
    certificates: [],
  };
}

function machine(dice: Dice, n: number): IamUser {
  const age = between(dice, 30, 900);
  return {
    name: `${oneOf(dice, MACHINES)}-${n + 1}`,
    created: before(age * DAY),
    mfa: [],
    accessKeys: dice() < 0.4 ? [key(dice, age), key(dice, age)] : [key(dice, age)],
    certificates: [],
  };
}

function key(dice: Dice, userAge: number): AccessKey {
  return {
    active: dice() < 0.85,
    created: before(between(dice, 1, userAge) * DAY),
    ...(dice() < 0.9
      ? {
          lastUse: {
            at: before(between(dice, 1, 400) * HOUR),
            region: oneOf(dice, REGIONS),
            service: oneOf(dice, SERVICES),
          },
        }
      : {}),
  };
}

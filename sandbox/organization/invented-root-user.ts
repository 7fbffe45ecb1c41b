import { DAY, HOUR } from '../../src/domain/time.ts';
import { between, type Dice, oneOf } from './dice.ts';
import { before } from './moment.ts';
import type { RootUser } from './organization.ts';

/** A root user as a large organization has them: most without any credentials, a few with every kind of problem. */
export function inventedRootUser(dice: Dice): RootUser {
  const luck = dice();
  if (luck < 0.85) return withoutCredentials(dice);
  if (luck < 0.93) return { ...withPassword(dice), mfa: [oneOf(dice, ['virtual', 'fido', 'totp'])] };
  if (luck < 0.96) return withPassword(dice);
  if (luck < 0.985) return { ...withPassword(dice), mfa: ['virtual'], accessKeys: [rootKey(dice)] };
  return { ...withoutCredentials(dice), certificates: [{ active: true, uploaded: before(1_200 * DAY) }] };
}

function withoutCredentials(dice: Dice): RootUser {
  return { created: before(between(dice, 100, 1_500) * DAY), mfa: [], accessKeys: [], certificates: [] };
}

function withPassword(dice: Dice): RootUser {
  const age = between(dice, 100, 1_500);
  return {
    ...withoutCredentials(dice),
    created: before(age * DAY),
    password: {
      changed: before(between(dice, 50, age) * DAY),
      ...(dice() < 0.7 ? { lastUsed: before(between(dice, 1, Math.min(600, age)) * DAY) } : {}),
    },
  };
}

function rootKey(dice: Dice): RootUser['accessKeys'][number] {
  return {
    active: dice() < 0.7,
    created: before(between(dice, 200, 1_000) * DAY),
    ...(dice() < 0.6
      ? {
          lastUse: {
            at: before(between(dice, 1, 4_000) * HOUR),
            region: 'us-east-1',
            service: oneOf(dice, ['s3', 'ec2', 'iam']),
          },
        }
      : {}),
  };
}

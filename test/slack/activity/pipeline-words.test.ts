import type { Poison } from '../../../src/domain/root-event/intake.ts';
import {
  heardAgainMessage,
  pipelineLine,
  poisonMessage,
  silenceMessage,
} from '../../../src/slack/activity/pipeline-words.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { minutesLater } from '../../support/builders/alert-scenes.ts';
import { NOW } from '../../support/builders/time.ts';

const names = new Map([[PAYMENTS, 'payments-prod']]);
const now = minutesLater(180);

function lines({ blocks }: { readonly blocks: Parameters<typeof plainTextOf>[0] }): string[] {
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

test('silence is told with where, since when, and what to do', () => {
  const silent = [
    { accountId: PAYMENTS, region: 'us-east-1' },
    { accountId: PAYMENTS, region: 'eu-west-1', lastAt: NOW },
  ];
  expect(lines(silenceMessage(silent, names, now))).toEqual([
    'ALARM PATH SILENT in 1 account: a use of root there would go unnoticed',
    '• payments-prod 111122223333: us-east-1 NEVER HEARD; eu-west-1 last heard 20 Nov 09:00 UTC, 3 h ago',
    'Do: check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity.yml), and who changed them.',
  ]);
});

test('silence of thousands of places is one message', () => {
  const silent = Array.from({ length: 5_000 }, (_, n) => ({
    accountId: accountIdNumber(n),
    region: '"'.repeat(200),
  }));
  const hostile = new Map(silent.map(({ accountId }) => [accountId, '"\\'.repeat(100)]));
  const seen = lines(silenceMessage(silent, hostile, now));
  expect(seen[0]).toContain('SILENT in 5,000 accounts');
  expect(seen).toContain('• and 4,988 more accounts');
  expect(lines(heardAgainMessage(silent, hostile))[0]).toBe('Alarm path heard again in 5,000 accounts');
});

test('of an account that is silent everywhere the first Regions are named', () => {
  const silent = Array.from({ length: 17 }, (_, n) => ({ accountId: PAYMENTS, region: `region-${n}` }));
  expect(lines(silenceMessage(silent, names, now))[1]).toMatch(/region-2 NEVER HEARD; and 14 more Regions$/);
});

test('the alarm path in a line: what is proven, what is silent, what nobody can tell yet', () => {
  const place = { accountId: PAYMENTS, region: 'eu-west-1' };
  expect(pipelineLine({ alive: 3, provenAt: NOW, silent: [place], notYet: [place] }, now)).toBe(
    'Alarm path: proven in 3 of 5 places, the oldest heartbeat 20 Nov 09:00 UTC; 1 SILENT; 1 not heard yet, and not for long enough to tell.',
  );
  expect(pipelineLine({ alive: 0, silent: [], notYet: [] }, now)).toBe(
    'Alarm path: not known. A use of root may go unnoticed.',
  );
});

test('what could not be read is told by why, with the ids under which it is kept', () => {
  const kinds: readonly Poison[] = ['not-json', 'no-record', 'no-name', 'no-time', 'no-account'];
  const unread = kinds.map((why, n) => ({ id: String(n).repeat(64), why, arrivedAt: NOW }));
  const seen = lines(poisonMessage(unread, now));
  expect(seen[0]).toBe(
    'UNREADABLE: 5 messages of the event queue could not be read, and may have told of root',
  );
  expect(seen[1]).toBe(`• 1 not JSON, last 20 Nov 09:00 UTC; kept as ${'0'.repeat(15)}…`);
  expect(new Set(seen.slice(1, 6).map((line) => line.replace(/;.*/, ''))).size).toBe(5);
  expect(seen.at(-1)).toMatch(/^Do: /);
});

test('a flood of what could not be read is one message', () => {
  const unread = Array.from({ length: 3_000 }, (_, n) => ({
    id: String(n),
    why: 'not-json' as const,
    arrivedAt: NOW,
  }));
  expect(lines(poisonMessage(unread, now))[1]).toMatch(/^• 3,000 not JSON, .* and 2,995 more$/);
});

import '../support/fakes/errors-of-node.ts';
import type { FieldInput } from '../../sandbox/slack/control.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, cardsOf } from './support/screens.ts';

let company: Company;

beforeAll(async () => {
  company = await startCompany({ apps: 1 });
});

afterEach(async () => {
  while (desk('mia').modal() !== '') await company.control.closeModal('mia');
});

afterAll(() => company.close());

const desk = (person: string) => company.desk(person);

const WRONG = 'at a time that cannot be';

describe('a time that cannot be is refused, with what to do, and nothing is stored', () => {
  test.each([
    ['a start in the past', 'for 1h at 2026-11-20T08:59Z', '20 Nov 08:59 UTC is past. Choose a later start'],
    ['a start earlier today', 'for 1h at 08:00', '20 Nov 08:00 UTC is past. Choose a later start'],
    ['a start that is too far ahead', 'for 1h at 2027-03-01T00:00Z', 'A start may be at most 90 days ahead'],
    ['a day that does not exist', 'for 1h at 2026-11-31T10:00Z', 'is not understood'],
    ['no time at all', 'for 0m', 'It must last at least a minute'],
    ['less than no time', 'for -1h', '“for -1h” is not understood'],
    ['longer than the policy allows', 'for 4h1m', 'The policy allows at most 4 h here'],
  ])('%s, in one line', async (_, when, why) => {
    const line = `payments-prod ${when} task "S3 MFA delete" because "${WRONG}"`;

    const told = await desk('mia').type(`/root-request ${line}`);

    expect(told).toMatch(/^Not sent\./);
    expect(told).toContain(why);
    expect(await company.record.withReason(WRONG)).toEqual([]);
  });

  const at = (Start: string) => ({ When: 'At a time', Start });
  const wrong: readonly [string, Readonly<Record<string, FieldInput>>, string, string][] = [
    ['a start in the past', at('2026-11-20 08:59'), 'Start', 'is past. Choose a later start'],
    ['a start that is too far ahead', at('2027-03-01 00:00'), 'Start', 'at most 90 days ahead'],
    ['no time at all', { Duration: '0m' }, 'Duration', 'at least a minute'],
    ['less than no time', { Duration: '-1h' }, 'Duration', 'not understood'],
    ['longer than the policy allows', { Duration: '4h 1m' }, 'Duration', 'at most 4 h here'],
  ];
  test.each(wrong)('%s, at its field of the form', async (_, fields, label, why) => {
    await desk('mia').open('/root-request payments-prod');
    const given = { Task: 'Enable or disable S3 MFA delete', Reason: WRONG, ...fields };

    const submitted = await company.control.submit('mia', given);

    expect(submitted).toEqual({
      kind: 'errors',
      by: 'app',
      errors: { [label]: expect.stringContaining(why) },
    });
    expect(await company.record.withReason(WRONG)).toEqual([]);
  });

  test('a start that passed while the form was open', async () => {
    await desk('mia').open('/root-request payments-prod');
    const start = new Date(company.clock.now() + 10 * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
    await desk('mia').choose('When', 'At a time');
    await desk('mia').reads('Start:');
    await company.leap(11 * MINUTE);

    const submitted = await company.control.submit('mia', {
      ...{ Task: 'Enable or disable S3 MFA delete', Reason: WRONG },
      Start: start,
    });

    expect(submitted).toMatchObject({ errors: { Start: expect.stringContaining('is past') } });
    expect(await company.record.withReason(WRONG)).toEqual([]);
  });
});

describe('windows on one account', () => {
  const TOMORROW = '2026-11-21';
  const ask = (from: string, account = 'ledger-prod') =>
    requested(
      company,
      'mia',
      `${account} for 1h task "S3 MFA delete" because "side by side" at ${TOMORROW}T${from}Z`,
    );
  const card = (id: string) => cardsOf(company.control, 'omar', APPROVALS, id).at(-1)?.plainText ?? '';

  test('may overlap, and the card names those that do; one that ends when another begins does not', async () => {
    const first = await ask('10:00');
    const next = await ask('11:00');
    const elsewhere = await ask('10:30', 'search-prod');
    const across = await ask('10:30');

    expect((await company.record.window(next)).request.overlaps).toEqual([]);
    expect((await company.record.window(elsewhere)).request.overlaps).toEqual([]);
    expect((await company.record.window(across)).request.overlaps).toEqual([first, next].sort());
    const [one, other] = [first, next].sort();
    expect(card(across)).toContain(`Overlaps: ${one}, ${other}, on the same account at the same time`);
    for (const id of [first, across]) {
      expect(await desk('omar').type(`/root-approve ${id}`)).toContain('Recorded:');
    }
  });

  test('do not overlap with one that was denied', async () => {
    const denied = await ask('14:00');
    await desk('omar').type(`/root-deny ${denied} no`);

    const id = await ask('14:30');

    expect((await company.record.window(id)).request.overlaps).toEqual([]);
  });
});

describe('a window that is approved late', () => {
  async function askedIn(time: number): Promise<{ id: string; start: number }> {
    const start = Math.ceil((company.clock.now() + time) / MINUTE) * MINUTE;
    const at = new Date(start).toISOString().replace('.000', '');
    const line = `search-prod for 1h task "S3 MFA delete" because "decided late" at ${at}`;
    return { id: await requested(company, 'mia', line), start };
  }

  test('opens then, and ends when it was to end', async () => {
    const { id, start } = await askedIn(10 * MINUTE);
    await company.leap(40 * MINUTE);

    await desk('omar').type(`/root-approve ${id}`);

    const { period, approvals } = await company.record.window(id);
    expect(period).toEqual({ start: approvals[0]?.at, end: start + HOUR });
  });

  test('is not approved any more once it would have ended', async () => {
    const { id } = await askedIn(10 * MINUTE);
    await company.leap(HOUR + 12 * MINUTE);

    expect(await desk('omar').type(`/root-approve ${id}`)).toMatch(/^Not done: Lapsed undecided at/);
    expect((await company.record.window(id)).state).toBe('requested');
  });
});

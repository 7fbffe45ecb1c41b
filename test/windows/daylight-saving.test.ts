import '../support/fakes/errors-of-node.ts';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, cardsOf } from './support/screens.ts';

let company: Company;

afterEach(() => company.close());

const MOMENT = 20 * SECOND;

/** The first line of the card. */
function headlineOf(id: string): string {
  return cardsOf(company.control, 'omar', APPROVALS, id)[0]?.text ?? '';
}

/** Shortly before that instant the card says one thing, and shortly after it the other. */
async function expectTurn(id: string, at: string, before: string, after: string): Promise<void> {
  await company.leap(Date.parse(at) - MOMENT - company.clock.now());
  await eventually(`the card says “${before}” before ${at}`, () =>
    headlineOf(id).startsWith(`${id} ${before}`),
  );
  await company.pass(2 * MOMENT);
  await eventually(`the card says “${after}” after ${at}`, () => headlineOf(id).startsWith(`${id} ${after}`));
}

test.each([
  ['go back in Berlin', 'Europe/Berlin', '2026-10-25T02:30+02:00', '2026-10-25T00:30Z', '25 Oct'],
  ['go forward in Berlin', 'Europe/Berlin', '2027-03-28T01:30+01:00', '2027-03-28T00:30Z', '28 Mar'],
  ['go back in New York', 'America/New_York', '2026-11-01T01:30-04:00', '2026-11-01T05:30Z', '1 Nov'],
])('two hours in which the clocks %s are two hours', async (_, timeZone, typed, start, day) => {
  const from = Date.parse(start);
  company = await startCompany({ apps: 1, timeZone, startAt: from - 12 * HOUR });
  const line = `payments-prod for 2h task "S3 MFA delete" because "the clocks change" at ${typed}`;
  const id = await requested(company, 'mia', line);
  await company.desk('omar').type(`/root-approve ${id}`);

  const { period } = await company.record.window(id);
  expect(period).toEqual({ start: from, end: from + 2 * HOUR });
  const [opens, ends] = [utc(from), utc(from + 2 * HOUR)];
  await company.desk('omar').card(`When: ${day} ${opens}–${ends} UTC`);
  await expectTurn(id, start, `scheduled for ${day} ${opens} UTC`, `open until ${day} ${ends} UTC`);
  await expectTurn(id, new Date(from + 2 * HOUR).toISOString(), 'open until', 'ended, not reviewed');
});

test('a start that was chosen in the form is the instant that Slack gives, in whatever zone the app runs', async () => {
  company = await startCompany({
    apps: 1,
    timeZone: 'Europe/Berlin',
    startAt: Date.parse('2026-10-24T12:00Z'),
  });
  const mia = company.desk('mia');
  await mia.open('/root-request payments-prod');
  await company.control.submit('mia', {
    ...{ Task: 'Enable or disable S3 MFA delete', Reason: 'chosen in the form' },
    ...{ When: 'At a time', Start: '2026-10-25 00:30', Duration: '1h 30m' },
  });
  await mia.reads('pending, 0 of 1 approval');

  const [window] = await company.record.withReason('chosen in the form');
  expect(window?.request.timing).toEqual({
    kind: 'at',
    start: Date.parse('2026-10-25T00:30Z'),
    duration: HOUR + 30 * MINUTE,
  });
});

function utc(instant: number): string {
  return new Date(instant).toISOString().slice(11, 16);
}

import '../support/fakes/errors-of-node.ts';
import type { FaultKind } from '../../sandbox/process/fault-book.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { callOf, whileBroken } from '../support/fakes/faults.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, cardsOf, threadOf } from './support/screens.ts';

let company: Company;

beforeAll(async () => {
  company = await startCompany();
});

afterAll(() => company.close());

const cards = (id: string) =>
  cardsOf(company.control, 'lena', APPROVALS, id).map(({ plainText }) => plainText);
const thread = (id: string) => threadOf(company.control, 'lena', APPROVALS, id);

/** Resolves once the store has the window in that state; what it holds then. */
function stored(id: string, state: RootWindow['state']): Promise<RootWindow> {
  return eventually(`${id} is stored as ${state}`, async () => {
    const window = await company.record.window(id);
    return window.state === state && window;
  });
}

/** The card as it must be once Slack is back and one sweep was due: one, and the thread tells each step once. */
async function expectCaughtUp(id: string, beginning: string, told: string): Promise<void> {
  await company.pass(MINUTE);
  await eventually(
    'the card and its thread show the decision',
    () => cards(id)[0]?.startsWith(beginning) && thread(id).some((reply) => reply.includes(told)),
  );
  expect(cards(id)).toHaveLength(1);
  expect(thread(id).filter((reply) => reply.includes(told))).toHaveLength(1);
}

const DOWN: readonly FaultKind[] = ['error', 'garbage', 'hang'];

describe.each(DOWN)('while Slack answers with %s', (kind) => {
  test('a decision stands from the moment it is stored, and the card follows once Slack is back', async () => {
    const id = await requested(company, 'mia');

    // Slack is asked who clicks, and then takes no message any more.
    await whileBroken(company.faults, 'slack:chat.*', kind, () =>
      whileBroken(company.faults, 'slack:response_url', kind, async () => {
        await company.control.say('omar', '#security', `/root-approve ${id} seen`);
        await stored(id, 'approved');
        expect(cards(id)).toMatchObject([expect.stringMatching(`^${id} pending`)]);
      }),
    );

    await expectCaughtUp(id, `${id} open until`, 'approved by Omar Diaz, 1 of 1 approval');
    expect(await company.record.verdict(id)).toEqual({ kind: 'whole' });
    expect((await company.record.window(id)).approvals).toHaveLength(1);
  });

  test('a request stands too, and has one card once Slack is back', async () => {
    const reason = `nobody hears of it: ${kind}`;
    const [window] = await whileBroken(company.faults, 'slack:chat.*', kind, async () => {
      const line = `search-prod for 1h task "S3 MFA delete" because "${reason}"`;
      await company.control.say('mia', '#security', `/root-request ${line}`);
      return eventually('it is stored', async () => {
        const windows = await company.record.withReason(reason);
        return windows.length > 0 && windows;
      });
    });
    const id = window?.id ?? '';

    await company.pass(MINUTE);
    await eventually('its card is there', () => cards(id)[0]?.startsWith(`${id} pending`));
    await company.pass(10 * MINUTE);
    expect(cards(id)).toHaveLength(1);
  });
});

test('a decision whose own answer is lost while Slack goes down is recorded once', async () => {
  const id = await requested(company, 'mia');
  const everything = callOf('slack:*');
  // The connection over which the store would have answered is gone as well.
  company.faults.arm(
    { when: 'after', call: callOf('dynamodb:UpdateItem'), on: '{"S":"denied"}', nth: 1 },
    async () => company.faults.set({ call: everything, kind: 'error' }),
  );

  await company.control.say('omar', '#security', `/root-deny ${id} not on a Friday`);
  const { history } = await stored(id, 'denied');
  company.faults.clear(everything);

  expect(company.faults.waitingKills()).toEqual([]);
  expect(history.map(({ event }) => event.type)).toEqual(['requested', 'denied']);
  await expectCaughtUp(id, `${id} denied`, 'denied by Omar Diaz');
});

test('a card that Slack posted without saying so is not posted again', async () => {
  company.faults.arm(
    { when: 'after', call: callOf('slack:chat.postMessage'), on: 'heard of once', nth: 1 },
    async () => undefined,
  );
  const line = 'search-prod for 1h task "S3 MFA delete" because "heard of once"';
  const id = await requested(company, 'mia', line);
  expect(company.faults.waitingKills()).toEqual([]);

  for (let minute = 0; minute < 12; minute += 1) {
    await company.pass(MINUTE);
    expect(cards(id)).toHaveLength(1);
  }
  await company.desk('omar').type(`/root-approve ${id}`);
  await eventually('that card shows the decision', () => cards(id)[0]?.startsWith(`${id} open until`));
  expect(cards(id)).toHaveLength(1);
});

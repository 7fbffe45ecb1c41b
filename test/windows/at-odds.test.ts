import '../support/fakes/errors-of-node.ts';
import { timeOfDay } from '../../src/slack/text/time.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, atOnce, cardsOf, openModal } from './support/screens.ts';

/** Whoever is notified gets a card of their own. */
const CARDS = [
  ['mia', APPROVALS],
  ['ravi', 'dm'],
  ['sam', 'dm'],
] as const;

let company: Company;

beforeAll(async () => {
  const approvers = { groups: ['S0SECTEAM01'] };
  const notified = { users: ['U0RAVI00001', 'U0SAM000001'] };
  company = await startCompany({ windows: { default: { approvers, notified, notifyDirectly: true } } });
});

afterAll(() => company.close());

function typed(id: string, people: readonly [string, string]): Promise<readonly string[]> {
  const lines: Record<string, string> = {
    omar: `/root-approve ${id}`,
    lena: `/root-deny ${id} not on a Friday`,
  };
  return atOnce(company.control, people, (person) =>
    company.control.say(person, '#security', lines[person] ?? ''),
  );
}

/** Both have their modal in front of them before either submits it. */
async function pressed(id: string, people: readonly [string, string]): Promise<readonly string[]> {
  await openModal(company.control, 'omar', 'Approve…', id);
  await openModal(company.control, 'lena', 'Deny…', id);
  return atOnce(company.control, people, (person) =>
    company.control.submit(person, person === 'lena' ? { Reason: 'not on a Friday' } : {}),
  );
}

/** Which of the two reaches the store first is left to chance; each goes first as often. */
const ROUNDS = ['omar', 'lena', 'omar', 'lena'] as const;

describe.each([
  ['typed', typed],
  ['pressed', pressed],
])('an approval and a denial, %s at the same instant through two processes', (_, decideBoth) => {
  test.each(ROUNDS)(
    'come to one decision, which the other is told and every card shows (%s first)',
    async (first) => {
      expect(company.control.connectedApps()).toBe(2);
      const id = await requested(company, 'mia');
      const people = first === 'omar' ? (['omar', 'lena'] as const) : (['lena', 'omar'] as const);
      await everyCard(id, `${id} pending`);

      const told = await decideBoth(id, people);

      const window = await company.record.window(id);
      expect(window.history.map(({ event }) => event.type)).toEqual([
        'requested',
        window.state === 'approved' ? 'approved' : 'denied',
      ]);
      const decidedAt = timeOfDay(window.history.at(-1)?.at ?? 0);
      const byOmar = [
        `Recorded: ${id} approved by Omar Diaz, 1 of 1 approval.`,
        `Not done: Already approved by Omar Diaz at ${decidedAt};`,
      ];
      const byLena = [
        `Recorded: ${id} denied by Lena Fischer.`,
        `Not done: Already denied by Lena Fischer at ${decidedAt}:`,
      ];
      const [recorded, refused] = window.state === 'approved' ? byOmar : byLena;
      expect(told.filter((text) => text === recorded)).toHaveLength(1);
      expect(told.filter((text) => text.startsWith(refused ?? ''))).toHaveLength(1);
      const cards = await everyCard(id, window.state === 'approved' ? `${id} open until` : `${id} denied`);
      for (const card of cards) expect(card).not.toMatch(/\[(Approve|Deny)…\]/);
      expect(await company.record.verdict(id)).toEqual({ kind: 'whole' });
    },
  );
});

/** Waits until each card of the window begins so; what each says. There is one for each place. */
async function everyCard(id: string, beginning: string): Promise<readonly string[]> {
  return Promise.all(
    CARDS.map(([person, place]) =>
      eventually(`the card that ${person} sees in ${place} begins with “${beginning}”`, () => {
        const [card, ...others] = cardsOf(company.control, person, place, id);
        if (others.length > 0)
          throw new Error(`${person} sees ${others.length + 1} cards of ${id} in ${place}`);
        return card?.plainText.startsWith(beginning) && card.plainText;
      }),
    ),
  );
}

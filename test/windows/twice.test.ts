import '../support/fakes/errors-of-node.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { requested } from '../support/fakes/windows-app.ts';
import { type Company, startCompany } from './support/company.ts';
import { APPROVALS, cardsOf, openModal } from './support/screens.ts';

const TASK = 'Enable or disable S3 MFA delete';

let company: Company;

beforeAll(async () => {
  company = await startCompany();
});

afterEach(async () => {
  for (const person of ['mia', 'omar']) {
    while (desk(person).modal() !== '') await company.control.closeModal(person);
  }
});

afterAll(() => company.close());

const desk = (person: string) => company.desk(person);

/** What this person is told from now on, for their eyes only, by messages and modals. */
function listening(person: string): () => readonly string[] {
  const since = company.control.sequence();
  return () =>
    company.control.seen(person, since).flatMap((seen) => {
      if (seen.kind === 'modal') return seen.change === 'closed' ? [] : [seen.modal.plainText];
      if (seen.kind === 'warning') return [seen.text];
      return seen.kind === 'message' && seen.message.ephemeral ? [seen.message.plainText] : [];
    });
}

/** The form with everything in it but the reason. */
async function openForm(reason: string): Promise<void> {
  await desk('mia').open('/root-request payments-prod');
  await desk('mia').reads('Who may approve');
  await desk('mia').choose('Task', TASK);
  await desk('mia').reads('About the task');
  await desk('mia').choose('Reason', reason);
}

async function stepsOf(id: string): Promise<readonly string[]> {
  const { history } = await company.record.window(id);
  return history.map(({ event }) => event.type);
}

describe('one envelope that is delivered to both processes', () => {
  beforeEach(() => expect(company.control.connectedApps()).toBe(2));

  test('is one approval where it was typed, and who typed it is told nothing else', async () => {
    const id = await requested(company, 'mia');
    const told = listening('omar');
    company.control.deliverTwice(1, 'slash_commands');

    await company.control.say('omar', '#security', `/root-approve ${id} seen`);

    await eventually('both processes have answered', () => told().length === 2);
    for (const answer of told()) expect(answer).toMatch(`Recorded: ${id} approved by Omar Diaz, 1 of 1`);
    expect(await stepsOf(id)).toEqual(['requested', 'approved']);
    expect(await company.record.refused(id)).toEqual({ kept: [], beyond: 0 });
  });

  test('is one approval where a modal was submitted', async () => {
    const id = await requested(company, 'mia');
    await openModal(company.control, 'omar', 'Approve…', id);
    company.control.deliverTwice(1, 'view_submission');

    await company.control.submit('omar', { Note: 'seen' });

    await desk('omar').reads(`Recorded: ${id} approved by Omar Diaz, 1 of 1`);
    await eventually('the thread tells it', () => repliesTo(id) === 1);
    expect(await stepsOf(id)).toEqual(['requested', 'approved']);
    expect(await company.record.refused(id)).toEqual({ kept: [], beyond: 0 });
  });

  test('is one withdrawal where a button was pressed', async () => {
    const id = await requested(company, 'mia');
    const told = listening('mia');
    company.control.deliverTwice(1, 'block_actions');

    await company.control.click('mia', { label: 'Withdraw', in: APPROVALS, on: id });

    await eventually('both processes have answered', () => told().length === 2);
    for (const answer of told()) expect(answer).toMatch(`Recorded: ${id} withdrawn by Mia Chen`);
    expect(await stepsOf(id)).toEqual(['requested', 'withdrawn']);
  });

  test.each(['typed', 'submitted'])('is one request where it was %s, with one card', async (how) => {
    const reason = `delivered twice, ${how}`;
    if (how === 'submitted') await openForm(reason);
    company.control.deliverTwice(1, how === 'submitted' ? 'view_submission' : 'slash_commands');

    if (how === 'submitted') await company.control.submit('mia', {});
    else {
      const line = `payments-prod for 1h task "S3 MFA delete" because "${reason}"`;
      await company.control.say('mia', '#security', `/root-request ${line}`);
    }

    const id = await eventually('it is stored', async () => (await company.record.withReason(reason))[0]?.id);
    await desk('mia').card(reason);
    expect(await company.record.withReason(reason)).toHaveLength(1);
    expect(cardsOf(company.control, 'mia', APPROVALS, id)).toHaveLength(1);
  });
});

describe('a modal that is submitted twice at the same instant', () => {
  test('is one request', async () => {
    await openForm('sent twice');

    await Promise.all([company.control.submit('mia', {}), company.control.submit('mia', {})]);

    expect(await desk('mia').reads('pending, 0 of 1 approval')).toContain('RW-');
    expect(await company.record.withReason('sent twice')).toHaveLength(1);
  });

  test('and was changed in between is the request that came first, and the other is told that it stands', async () => {
    await openForm('first wording');
    const told = listening('mia');

    const first = company.control.submit('mia', {});
    await desk('mia').choose('Reason', 'second wording');
    await Promise.all([first, company.control.submit('mia', {})]);

    await eventually(
      'both are answered',
      () => told().filter((text) => text.includes('Its card is in')).length === 2,
    );
    const windows = [
      ...(await company.record.withReason('first wording')),
      ...(await company.record.withReason('second wording')),
    ];
    expect(windows).toHaveLength(1);
    const stands = told().filter((text) => text.includes('what it said then stands, and nothing was added'));
    expect(stands).toHaveLength(1);
    expect(stands[0]).toContain(windows[0]?.id);
  });

  test('is one approval', async () => {
    const id = await requested(company, 'mia');
    await openModal(company.control, 'omar', 'Approve…', id);

    await Promise.all([company.control.submit('omar', {}), company.control.submit('omar', {})]);

    await desk('omar').reads(`Recorded: ${id} approved by Omar Diaz, 1 of 1`);
    expect(await stepsOf(id)).toEqual(['requested', 'approved']);
    expect(await company.record.refused(id)).toEqual({ kept: [], beyond: 0 });
  });

  test('with two different notes is the approval that came first, and the other is refused', async () => {
    const id = await requested(company, 'mia');
    await openModal(company.control, 'omar', 'Approve…', id);
    const told = listening('omar');
    await desk('omar').choose('Note', 'one note');

    const first = company.control.submit('omar', {});
    await desk('omar').choose('Note', 'another note');
    await Promise.all([first, company.control.submit('omar', {})]);

    await eventually('the second is refused', () =>
      told().some((text) => text.includes('Not done: Already approved by Omar Diaz')),
    );
    expect(told().filter((text) => text.includes(`Recorded: ${id}`))).toHaveLength(1);
    const { approvals } = await company.record.window(id);
    expect(approvals).toHaveLength(1);
    expect((await company.record.refused(id)).kept).toHaveLength(1);
  });
});

test('two forms that say the same are two requests, and each names the other', async () => {
  const asked: string[] = [];
  for (let form = 0; form < 2; form += 1) {
    await openForm('the same in both');
    await company.control.submit('mia', {});
    const [id] = /RW-\w{6}/.exec(await desk('mia').reads('pending, 0 of 1 approval')) ?? [];
    asked.push(id ?? '');
    await company.control.closeModal('mia');
  }

  const windows = await company.record.withReason('the same in both');
  expect(windows.map(({ id }) => id).sort()).toEqual([...asked].sort());
  expect((await company.record.window(asked[1] ?? '')).request.overlaps).toContain(asked[0]);
});

function repliesTo(id: string): number {
  return cardsOf(company.control, 'mia', APPROVALS, id)[0]?.replyCount ?? 0;
}

import '../support/fakes/errors-of-node.ts';
import { conversation } from '../support/fakes/conversation.ts';
import { whileBroken } from '../support/fakes/faults.ts';
import type { WholeApp } from '../support/fakes/rootkeeper.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

let whole: WholeApp;

beforeEach(async () => {
  whole = await startWithWindows();
});

afterEach(() => whole.close());

const desk = (person: string) => deskOf(whole, person);
const openHome = (person: string) => whole.slack.control.openHome(person);

describe('the Home tab', () => {
  test('shows what waits for a person, and draws itself again after they decided there', async () => {
    const id = await requested(whole, 'mia');
    await openHome('omar');
    const omar = desk('omar');
    await omar.home(id);
    await omar.press('Approve…', 'home');
    await omar.submit({});
    await omar.reads(`Recorded: ${id}`);

    await omar.home(`${id}  open until`);
    expect(whole.slack.control.view('omar', 'home').plainText).not.toContain('[Approve…]');
  });

  test('that cannot be drawn again takes nothing back of what was recorded there', async () => {
    const id = await requested(whole, 'mia');
    await openHome('omar');
    const omar = desk('omar');
    await omar.home(id);
    await omar.press('Approve…', 'home');
    await whileBroken(whole.faults, 'slack:views.publish', 'error', async () => {
      await omar.submit({});
      await omar.reads(`Recorded: ${id}`);
    });
    await openHome('mia');
    await desk('mia').home(`${id}  open until`);

    expect(omar.modal()).toContain(`Recorded: ${id}`);
  });

  test('shows what one asked for; withdrawing there is answered in a modal', async () => {
    const id = await requested(whole, 'mia');
    await openHome('mia');
    const mia = desk('mia');
    await mia.home(id);

    expect(await mia.press('Withdraw', 'home')).toContain(`Recorded: ${id} withdrawn`);
  });

  test('opens the form, and shows what was asked for there', async () => {
    await openHome('mia');
    const mia = desk('mia');
    await mia.home('Ask for a window…');
    await mia.press('Ask for a window…', 'home');
    await mia.choose('Accounts', ['payments-prod 111122223333']);
    await mia.submit({ Task: 'Enable or disable S3 MFA delete', Reason: 'asked for at home' });
    const told = await mia.reads('pending, 0 of 1 approval');

    await mia.home(/RW-\w{6}/.exec(told)?.[0] ?? 'an id');
  });

  test('measures the default scope, and shows the headline then', async () => {
    await openHome('mia');
    const mia = desk('mia');
    await mia.home('not measured yet');
    await mia.press('Measure now', 'home');

    await mia.reads('prod: measured');
    await mia.home('prod: 2 root users');
  });

  test('shows a headline that /root-status left behind', async () => {
    await conversation(whole.slack.control, 'mia').ask('/root-status');
    await openHome('omar');

    await desk('omar').home('prod: 2 root users');
  });

  test('shows people outside nothing of others', async () => {
    const id = await requested(whole, 'mia');
    await openHome('sam');
    const home = await desk('sam').home('Root users: not shown to you');

    expect(home).not.toContain(id);
    expect(home).not.toContain('Ask for a window…');
  });

  test('says so where it cannot be read', async () => {
    await whileBroken(whole.faults, 'dynamodb:*', 'error', async () => {
      await openHome('omar');
      await desk('omar').home('Do: ');
    });
  });
});

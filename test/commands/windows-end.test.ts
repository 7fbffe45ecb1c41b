import '../support/fakes/errors-of-node.ts';
import { deskOf, requested, startWithWindows } from '../support/fakes/windows-app.ts';

test('an ending app draws the card of what it has recorded', async () => {
  const whole = await startWithWindows();
  const id = await requested(whole, 'mia');
  await deskOf(whole, 'omar').type(`/root-approve ${id}`);
  await whole.app.stop();

  expect(whole.slack.control.view('omar', '#root-approvals').plainText).toContain(`${id} open until`);
  await whole.close();
});

import { withActivity } from './support/activity.ts';
import { useDemo } from './support/demo-lane.ts';
import { at } from './support/person.ts';
import { DONE, withWindows } from './support/windows.ts';

const { open } = useDemo();

test('a root user is made to sign in, on-call is alerted, takes it on and says what it was', async () => {
  const { page, complaints } = await open();
  const person = at(page);
  const { makeRoot, alert } = withActivity(person);
  const { dialog, submit } = withWindows(person);
  await makeRoot('payments-prod', 'Signs in, without MFA', 'Stops CloudTrail');

  await person.become('Ravi Patel');
  await person.goTo('root-alerts');
  const told = alert(/UNSANCTIONED ROOT SIGN-IN, LOGGING TAMPERED WITH: payments-prod, .* no MFA/);
  await told.getByText('Phone the custodian, Lena Fischer').waitFor(DONE);
  await told.getByText('Called on: @Omar Diaz @Ravi Patel').waitFor(DONE);

  await told.getByRole('button', { name: "I'm on it" }).click();
  await told.getByText('Owner: Ravi Patel, since').waitFor(DONE);
  expect(await told.getByRole('button').allTextContents()).not.toContain("I'm on it");

  await told.getByRole('button', { name: 'Incident…' }).click();
  const form = await dialog('You say that somebody used root who should not.');
  await form.getByRole('textbox', { name: 'What is known' }).fill('Lena has her device: SEC-920');
  await submit(form, 'Incident', 'Recorded: INCIDENT.');
  await alert(/^.*INCIDENT, UNSANCTIONED ROOT SIGN-IN/)
    .getByText('SEC-920')
    .waitFor(DONE);
  expect(complaints).toEqual([]);
}, 180_000);

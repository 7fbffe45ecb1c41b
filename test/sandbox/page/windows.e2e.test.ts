import { useDemo } from './support/demo-lane.ts';
import { at } from './support/person.ts';
import { DONE, withWindows } from './support/windows.ts';

const { open } = useDemo();

test('a window is asked for in a form, refused to her who asked, approved, closed, and reviewed from the Home tab', async () => {
  const { page, complaints } = await open();
  const { fillRequest, ask, card, dialog, submit, inApprovals, atHome } = withWindows(at(page));
  const id = await ask(await fillRequest());

  await inApprovals('Mia Chen');
  await card(id).getByText(`${id} pending, 0 of 1 approval: root access to payments-prod`).waitFor(DONE);
  await card(id).getByText('Root (measured').waitFor(DONE);
  await card(id).getByRole('button', { name: 'Approve…' }).click();
  await page
    .getByRole('article')
    .getByText('Not done: You asked for this window, so somebody else must decide.')
    .waitFor(DONE);

  await inApprovals('Omar Diaz');
  await card(id).getByRole('button', { name: 'Approve…' }).click();
  const approval = await dialog(`Approve ${id}`);
  expect(await approval.textContent()).toContain('Auditor finding 7');
  await approval.getByRole('textbox', { name: 'Note' }).fill('Seen the finding');
  await submit(approval, 'Approve', `Recorded: ${id} approved by Omar Diaz, 1 of 1 approval.`);
  await card(id).getByText(`${id} open until`).waitFor(DONE);
  await card(id).getByText('“Seen the finding”').waitFor(DONE);

  await inApprovals('Mia Chen');
  await card(id).getByRole('button', { name: "I'm done" }).click();
  await page
    .getByRole('alertdialog', { name: `Close ${id} now?` })
    .getByRole('button', { name: 'Close it' })
    .click();
  await card(id).getByText(`${id} closed, not reviewed`).waitFor(DONE);
  await card(id).getByText('a root password that should be gone (it was there before)').waitFor(DONE);

  await atHome('Lena Fischer');
  await page.getByText('Waiting for your review: 1').waitFor(DONE);
  await page.getByText(`${id}  closed, not reviewed`).waitFor(DONE);
  await page.getByRole('button', { name: 'Review…' }).click();
  const review = await dialog(`Review ${id}`);
  await review.getByRole('textbox', { name: 'What was done' }).fill('One PutBucketVersioning');
  await submit(review, 'Review', `Recorded: ${id} reviewed by Lena Fischer.`);
  await page.getByText('Nothing waits for your review.').waitFor(DONE);

  await inApprovals('Omar Diaz');
  await card(id).getByText(`${id} closed, reviewed`).waitFor(DONE);
  expect(await card(id).getByRole('button').allTextContents()).not.toContain('Review…');
  expect(complaints).toEqual([]);
}, 180_000);

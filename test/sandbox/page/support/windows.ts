import type { Locator } from 'playwright-core';
import type { AtThePage } from './person.ts';

/** Work of the app and of the simulated AWS, on a busy machine. */
export const DONE = { timeout: 40_000 };

/** Someone at the page who deals with windows. */
export function withWindows(person: AtThePage) {
  const { page } = person;

  /** The dialog with that text in it, once it is there. */
  const dialog = async (text: string | RegExp): Promise<Locator> => {
    const found = page.getByRole('dialog').filter({ hasText: text });
    await found.waitFor(DONE);
    return found;
  };
  const closeDialog = async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  return {
    ...{ dialog, closeDialog },
    /** The window's card in the channel that is open. */
    card: (id: string) =>
      page
        .getByRole('article')
        .filter({ hasText: id })
        .filter({ hasText: /Requester(:| and operator:)/ }),
    /** Becomes somebody else, and opens the approvals channel. */
    async inApprovals(name: string) {
      await person.become(name);
      await person.goTo('root-approvals');
    },
    async atHome(name: string) {
      await person.become(name);
      await person.goTo('Rootkeeper');
      await page
        .getByRole('navigation', { name: 'Rootkeeper' })
        .getByRole('button', { name: 'Home' })
        .click();
    },
    /** Fills in the request for payments-prod. */
    async fillRequest(): Promise<Locator> {
      await person.say('/root-request payments-prod');
      const form = await dialog('Who may approve: Omar Diaz and Ravi Patel. One of them must.');
      await form.getByRole('combobox', { name: 'Task' }).click();
      await page.keyboard.type('MFA delete');
      await page.getByRole('option', { name: 'Enable or disable S3 MFA delete' }).click();
      await form.getByText('About the task').waitFor(DONE);
      await form.getByRole('textbox', { name: 'Reason' }).fill('Auditor finding 7: versions can be deleted');
      await form.getByRole('textbox', { name: 'Ticket' }).fill('SEC-123');
      return form;
    },
    /** Sends the request that was filled in. Gives the window's id. */
    async ask(form: Locator): Promise<string> {
      await form.getByRole('button', { name: 'Ask' }).click();
      const asked = await dialog(/RW-\w{6} pending, 0 of 1 approval/);
      const [id] = /RW-\w{6}/.exec((await asked.textContent()) ?? '') ?? [];
      if (id === undefined) throw new Error('The answer to a request names no window.');
      await closeDialog();
      return id;
    },
    /** Submits the dialog of a decision, and reads what came of it. */
    async submit(form: Locator, label: string, told: string | RegExp): Promise<void> {
      await form.getByRole('button', { name: label, exact: true }).click();
      await dialog(told);
      await closeDialog();
    },
  };
}

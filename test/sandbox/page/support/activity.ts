import type { AtThePage } from './person.ts';
import { DONE } from './windows.ts';

/** Someone at the page who makes root users do things, and looks at what the app says. */
export function withActivity(person: AtThePage) {
  const { page } = person;
  return {
    /** By the form at the left: an account by its name, and what, as the form calls it. */
    async makeRoot(account: string, ...acts: readonly string[]) {
      await page.getByText('Make a root user do something…').click();
      for (const act of acts) {
        await page.getByLabel('Account', { exact: true }).fill(account);
        await page.getByLabel('What its root user does').selectOption(act);
        await person.button('Let it happen').click();
        await page.getByText(`${account}: ${act}. AWS tells the app.`).waitFor(DONE);
      }
    },
    /** The alert, not what is told in its thread. */
    alert: (headline: RegExp) =>
      page.getByRole('article').filter({ hasText: headline }).filter({ hasText: 'Owner:' }).last(),
  };
}

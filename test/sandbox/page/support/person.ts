import type { Locator, Page } from 'playwright-core';

/** Someone at the page, by keyboard and by what they read. */
export interface AtThePage {
  readonly page: Page;
  composer(): Locator;
  /** Types into the composer, and presses return. */
  say(text: string): Promise<void>;
  /** The newest message that contains `text`. */
  message(text: string): Locator;
  button(name: string): Locator;
  /** Becomes somebody else by the switcher at the bottom left. */
  become(name: string): Promise<void>;
  goTo(place: string): Promise<void>;
}

export function at(page: Page): AtThePage {
  const composer = () => page.getByRole('main').getByRole('combobox', { name: /^Message / });
  return {
    page,
    composer,
    async say(text) {
      await composer().click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    message: (text) => page.getByRole('article').filter({ hasText: text }).last(),
    button: (name) => page.getByRole('button', { name, exact: true }).last(),
    async become(name) {
      await page.getByRole('button', { name: /^You are:/ }).click();
      await page.getByRole('menuitemradio', { name }).click();
      await page.getByRole('button', { name: `You are: ${name}. Switch person` }).waitFor();
    },
    async goTo(place) {
      await page.getByRole('navigation', { name: 'Workspace' }).getByRole('button', { name: place }).click();
    },
  };
}

/** How much of the page, or of a part of it, is not reachable without scrolling sideways; CSS pixels. */
export function sidewaysOverflow(page: Page, selector = ':root'): Promise<number> {
  const part = `document.querySelector(${JSON.stringify(selector)})`;
  return page.evaluate<number>(`${part}.scrollWidth - ${part}.clientWidth`);
}

/** The accessible name, or the text, of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    `(() => {
      const element = document.activeElement;
      const label = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
      return element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '';
    })()`,
  );
}

import type { Browser } from 'playwright-core';
import { type OpenedPage, openPage, startBrowser } from './browser.ts';
import { type RunningDemo, startDemo } from './demo.ts';

/** One browser for a file's tests; each starts a demo of its own, which ends with it. */
export function useDemo() {
  let browser: Browser;
  let demo: RunningDemo | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await demo?.stop();
    demo = undefined;
  });
  const start = async (...options: readonly string[]): Promise<RunningDemo> => {
    demo = await startDemo(...options);
    return demo;
  };
  /** A new demo, and its page. */
  const open = async (...options: readonly string[]): Promise<OpenedPage> =>
    openPage(browser, (await start(...options)).url);
  return { start, open };
}

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openPage, startBrowser } from './browser.ts';
import { type AtThePage, at } from './person.ts';
import { type FixtureWorkspace, startFixture } from './workspace.ts';

/** One browser for a file's tests; each test has its own workspace and its own pages. */
export function useWorkspace() {
  let browser: Browser;
  let workspace: FixtureWorkspace;
  const complaints: (readonly string[])[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    complaints.splice(0);
    workspace = await startFixture();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await workspace.stop();
    expect(complaints.flat()).toEqual([]);
  });
  /** A new browser at the page as somebody. Scripts that fail and requests that are refused fail the test. */
  const open = async (handle = 'mia', options: BrowserContextOptions = {}): Promise<AtThePage> => {
    const opened = await openPage(browser, `${workspace.slack.pageUrl}?as=${handle}`, options);
    complaints.push(opened.complaints);
    const person = at(opened.page);
    await person.composer().waitFor();
    return person;
  };
  return { open, stopApp: () => workspace.stopApp(), aws: () => workspace.aws };
}

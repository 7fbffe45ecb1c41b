import { type FixtureWorkspace, startFixture } from './support/workspace.ts';

let workspace: FixtureWorkspace;
beforeAll(async () => {
  workspace = await startFixture();
});
afterAll(() => workspace?.stop());

const get = (path: string, init: RequestInit = {}) => fetch(new URL(path, workspace.slack.pageUrl), init);

test.each([
  ['/', 'text/html'],
  ['/page/main.js', 'text/javascript'],
  ['/page/main.css', 'text/css'],
  ['/page/icon.svg', 'image/svg+xml'],
])('%s is served as %s, and is not empty', async (path, type) => {
  const response = await get(path);

  expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  expect((await response.text()).length).toBeGreaterThan(100);
});

test('the page may load nothing from elsewhere, and run nothing that stands in its markup', async () => {
  const policy = (await get('/')).headers.get('content-security-policy') ?? '';

  expect(policy.split('; ')).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test('what is not there is not found, and nothing but reading is served', async () => {
  expect((await get('/page/secret')).status).toBe(404);
  expect((await get('/page/../package.json')).status).toBe(404);
  expect((await get('/', { method: 'POST' })).status).toBe(404);
});

test('another origin gets nothing', async () => {
  expect((await get('/', { headers: { origin: 'https://evil.example' } })).status).toBe(403);
});

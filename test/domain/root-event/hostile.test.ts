import { normaliseBody } from '../../../src/domain/root-event/normalise.ts';
import { anApiCall, eventOf, intakeOf, NORMALISE } from '../../support/builders/cloudtrail.ts';

/** What is kept of one event at most, in UTF-16 code units. */
const MOST = 20_000;

test('no part of the prototype is read, and none is changed', () => {
  const body = `{"__proto__":{"eventName":"x"},"userIdentity":{"__proto__":{"type":"Root"}},"eventSource":"a",
    "eventName":"toString","eventTime":"2026-11-20T09:00:00Z","responseElements":{},"requestParameters":
    {"__proto__":{"pollutedId":"yes"},"constructor":{"prototype":{"pollutedName":"yes"}}}}`;
  expect(normaliseBody(body, NORMALISE)).toMatchObject({ kind: 'irrelevant' });
  expect('pollutedId' in {}).toBe(false);
  expect('pollutedName' in {}).toBe(false);
});

test('nesting of 100,000 levels is read', () => {
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
  expect(normaliseBody(deep('[', ']'), NORMALISE)).toEqual({ kind: 'poison', why: 'no-record' });
  const record = JSON.stringify(anApiCall({ requestParameters: 'HERE' }));
  const nested = `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
  expect(normaliseBody(record.replace('"HERE"', nested), NORMALISE)).toMatchObject({
    kind: 'root',
    event: { parameters: [] },
  });
});

test('an event of 256 KB is kept in part, whichever field is so long', () => {
  const long = '😀'.repeat(64_000);
  for (const field of Object.keys(anApiCall())) {
    const intake = intakeOf(anApiCall({ [field]: long }));
    expect(JSON.stringify(intake).length).toBeLessThan(MOST);
  }
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`${n}Name`, long.slice(0, 50)]));
  expect(eventOf(anApiCall({ requestParameters: many })).parameters).toHaveLength(20);
  const dull = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`dull${n}`, n]));
  expect(eventOf(anApiCall({ requestParameters: { ...dull, userName: 'mia' } })).parameters).toEqual([]);
  expect(eventOf(anApiCall({ resources: Array(5_000).fill({ ARN: long }) })).resources).toHaveLength(10);
});

test('what is cut short is marked, and not in the middle of a character', () => {
  const { userAgent } = eventOf(anApiCall({ userAgent: '😀'.repeat(1_000) }));
  expect(userAgent).toMatch(/^😀+…$/u);
  expect(userAgent?.length).toBeLessThanOrEqual(256);
});

test('no password, token or key of a request is kept, wherever it stands', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
  const record = anApiCall({
    requestParameters: {
      userName: 'mia',
      password: 'hunter2-Id',
      newPasswordId: 'hunter2',
      loginProfile: { secretName: 'hunter2', sessionTokenId: 'hunter2' },
      policyDocument: 'hunter2',
      keyId: secret,
      sourceUrl: `https://bucket.s3.amazonaws.com/x?X-Amz-Signature=${secret}&hunter2`,
      externalId: 'hunter2',
      names: ['ok', secret],
    },
    errorMessage: `Encoded authorization failure message: ${secret}`,
    userAgent: `curl/8 ${secret}`,
    sourceIPAddress: 'GET /x?X-Amz-Signature=hunter2&y=eyJhbGciOi.hunter2',
  });
  const kept = JSON.stringify(eventOf(record));
  expect(kept).toContain('"mia"');
  expect(kept).toContain('https://bucket.s3.amazonaws.com/x');
  expect(kept).not.toContain('hunter2');
  expect(kept).not.toContain('bPxRfiCY');
});

test('markup is kept as the text that it is', () => {
  const markup = '<!channel> *bold* <https://evil.example|x> &amp;';
  expect(eventOf(anApiCall({ userAgent: markup })).userAgent).toBe(markup);
});

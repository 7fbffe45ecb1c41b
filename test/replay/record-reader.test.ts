import { aConsoleLogin, anApiCall, enveloped } from '../support/builders/cloudtrail.ts';
import { foundIn, recordsIn, troublesIn } from './support/found.ts';

const both = [aConsoleLogin(), anApiCall({ userAgent: 'größer 😀 "quoted"\n' })];
const asText = both.map((record) => JSON.stringify(record));
const inEvents = both.map((record) => ({
  EventId: 'e',
  Username: 'root',
  CloudTrailEvent: JSON.stringify(record),
}));

const FORMS: readonly (readonly [string, string, readonly unknown[]])[] = [
  ['a log file', JSON.stringify({ Records: both }), both],
  ['a log file that somebody indented', JSON.stringify({ Records: both }, null, 2), both],
  ['a list', JSON.stringify(both), both],
  ['one record', JSON.stringify(both[1], null, 4), [both[1]]],
  ['what EventBridge delivered', JSON.stringify(enveloped(both[0]!)), [enveloped(both[0]!)]],
  ['records one a line', `${asText.join('\n')}\n`, both],
  ['records one a line, as Windows ends lines', `${asText.join('\r\n')}\r\n\r\n`, both],
  ['records with nothing between them', asText.join(''), both],
  [
    'log files one after the other',
    both.map((record) => JSON.stringify({ Records: [record] })).join(''),
    both,
  ],
  ['what lookup-events printed', JSON.stringify({ NextToken: 'x', Events: inEvents }, null, 4), asText],
  [
    'what filter-log-events printed',
    JSON.stringify({ events: both.map((record) => ({ timestamp: 1, message: JSON.stringify(record) })) }),
    asText,
  ],
  [
    'what CloudWatch Logs exported',
    asText.map((text) => `2026-11-20T03:02:11.123Z ${text}`).join('\n'),
    both,
  ],
  ['a file that begins with a byte order mark', `\ufeff${JSON.stringify({ Records: both })}`, both],
  ['a log file without records', '{"Records":[]}', []],
  ['nothing', '', []],
];

describe.each(FORMS)('%s', (_, file, records) => {
  test.each([1, 7, 65_536])('holds the same records in pieces of %d bytes', (size) => {
    expect(recordsIn(file, size)).toEqual(records);
    expect(troublesIn(file, size)).toEqual([]);
  });
});

test('each record is counted, and its line is told', () => {
  const places = foundIn(`${asText.join('\n\n')}\n`).map((found) =>
    found.kind === 'record' ? [found.nth, found.line] : found,
  );
  expect(places).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

describe('what is broken hides nothing else', () => {
  const [one = '', two = ''] = asText;

  test.each([1, 7, 65_536])('a line that is no JSON, in pieces of %d bytes', (size) => {
    const file = [one, 'oops, no JSON', two].join('\n');
    expect(recordsIn(file, size)).toEqual(both);
    expect(troublesIn(file, size)).toEqual([
      '2: is not JSON from there on; what follows was skipped up to a line that begins with {',
    ]);
  });

  test('a line that was cut short', () => {
    const file = [one, two.slice(0, 100), two].join('\n');
    expect(recordsIn(file)).toEqual(both);
    expect(troublesIn(file)).toEqual([expect.stringMatching(/^2: (is not JSON from there on|is not whole)/)]);
  });

  test('a line that was cut short after a comma', () => {
    const file = [one, `${two.slice(0, two.indexOf(',') + 1)}`, two].join('\n');
    expect(recordsIn(file)).toEqual(both);
    expect(troublesIn(file)).toEqual(['2: is not whole: the JSON that begins there has no end']);
  });

  test('a line of CloudWatch Logs that was cut short', () => {
    const time = '2026-11-20T03:02:11.123Z';
    const file = [`${time} {"eventName":`, `${time} {"eventName":"x",`, `${time} ${two}`].join('\n');
    expect(recordsIn(file)).toEqual([both[1]]);
    expect(troublesIn(file)).toEqual(['1: is not whole: the JSON that begins there has no end']);
  });

  test('a log file that was cut short', () => {
    const file = JSON.stringify({ Records: both }, null, 1);
    expect(recordsIn(file.slice(0, -200))).toEqual([both[0]]);
    expect(troublesIn(file.slice(0, -200))).toEqual([
      '1: is cut short: the JSON that begins there has no end; copy the file again',
    ]);
  });

  test('bytes that are no UTF-8', () => {
    const file = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from(`"}\n${two}`)]);
    expect(recordsIn(file)).toEqual([both[1]]);
    expect(troublesIn(file)).toHaveLength(1);
  });
});

test('a digest file of log file validation is none, and no trouble', () => {
  const digest = {
    awsAccountId: '111122223333',
    digestStartTime: '2026-11-20T03:00:00Z',
    logFiles: [{ s3Object: 'x' }],
  };
  expect(foundIn(JSON.stringify(digest))).toEqual([{ kind: 'digest' }]);
});

test.each([
  ['{"some":"thing"}', 'holds no CloudTrail records'],
  ['{"Records":{"a":1}}', 'holds no CloudTrail records'],
  ['7', 'holds no CloudTrail records'],
  [
    'User name,AWS access key,Event time,Event source\nroot,,2026-11-20T03:02:11Z,signin',
    'download it as JSON',
  ],
  ['"eventversion","useridentity"\n', 'take the log files themselves'],
  ['\ufffe{}', 'is not JSON'],
  ['PK\u0003\u0004', 'ZIP archive; unpack it'],
  ['<html>', 'is not JSON'],
])('%j: %s', (file, why) => {
  expect(troublesIn(file)).toEqual([expect.stringContaining(why)]);
});

test('UTF-16, as some shells write it, is named', () => {
  const file = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"Records":[]}', 'utf16le')]);
  expect(troublesIn(file)).toEqual(['1: is UTF-16; save it as UTF-8']);
});

test('something that goes on without the end of a record is given up, and keeps no more than that', () => {
  const file = Buffer.concat([Buffer.from('{"Records":[{"a":"'), Buffer.alloc(20 * 1024 * 1024, 'x')]);
  expect(troublesIn(file)).toEqual([expect.stringContaining('more than 16 MB')]);
});

test('names of the prototype are names like any other', () => {
  const file = '{"Records":[{"__proto__":{"eventName":"x"},"constructor":1,"eventName":"y"}]}';
  const [record] = recordsIn(file);
  expect(Object.keys(record as object)).toEqual(['__proto__', 'constructor', 'eventName']);
  expect('eventName' in {}).toBe(false);
});

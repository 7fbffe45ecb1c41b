import fc from 'fast-check';
import { HOUR, SECOND } from '../../../src/domain/time.ts';
import {
  aChange,
  aConsoleLogin,
  anApiCall,
  anAssumeRoot,
  type CloudTrailRecord,
  enveloped,
  eventTime,
  inCentralSession,
  rootIdentity,
} from '../builders/cloudtrail.ts';
import { NOW } from '../builders/time.ts';

/** In no place of a body where it is not known to be a secret. */
export const PLANTED = 'hunter2';

const MARKUP = '<!channel> *b* <https://evil.example|x> &amp; `c` <@U0MIA>';
const SOUND: readonly CloudTrailRecord[] = [
  anApiCall(),
  aConsoleLogin(),
  anAssumeRoot(),
  inCentralSession(),
  aChange('organizations', 'DetachPolicy', {
    requestParameters: { policyId: 'p-denyroot1', targetId: 'r-1' },
  }),
  aChange('iam', 'CreateLoginProfile', { requestParameters: { userName: 'mia', password: PLANTED } }),
  aChange('ec2', 'RunInstances', {
    userIdentity: rootIdentity({ accessKeyId: undefined, invokedBy: 'autoscaling.amazonaws.com' }),
    sourceIPAddress: 'autoscaling.amazonaws.com',
  }),
];

const AROUND = [-25 * HOUR, -SECOND, 0, HOUR - SECOND, HOUR, HOUR + SECOND, 26 * HOUR];

const oddText = fc.constantFrom(
  '__proto__',
  'constructor',
  MARKUP,
  '\ud800',
  '\u202e\u0000\u001b[2J',
  'true',
  'Yes',
  'Root',
  '111122223333',
  '2026-11-20T09:30:00Z',
  'arn:aws:iam::111122223333:root',
  'x'.repeat(5_000),
);
const anything = fc.oneof({ weight: 3, arbitrary: oddText }, fc.jsonValue(), fc.integer(), fc.constant(null));

/** One place of a record, at any depth, holds something else; or is gone. */
const changedRecord = fc
  .tuple(fc.constantFrom(...SOUND), fc.array(fc.tuple(fc.nat(), fc.option(anything)), { maxLength: 4 }))
  .map(([record, changes]) =>
    changes.reduce((before, [nth, value]) => withChange(before, nth, value), record),
  );

/** Sound but for one thing, around the beginning and the end of a window, in its account and in another. */
const elsewhere = fc
  .tuple(changedRecord, fc.constantFrom(...AROUND), fc.constantFrom('111122223333', '222233334444'))
  .map(([record, after, account]) => {
    const userIdentity = { ...Object(record.userIdentity), accountId: account };
    return { ...record, eventTime: eventTime(NOW + after), userIdentity };
  });

/** Nothing but markup, wherever there is text. */
const markedUp = fc
  .constantFrom(...SOUND)
  .map((record) =>
    JSON.parse(JSON.stringify(record), (_, value) => (typeof value === 'string' ? MARKUP : value)),
  );

/** Fields of strange names, that of the prototype among them, in the JSON itself. */
const renamed = fc
  .tuple(fc.constantFrom(...SOUND), fc.nat(), fc.constantFrom('__proto__', 'constructor', 'toString', ''))
  .map(([record, nth, name]) => {
    const text = JSON.stringify(record);
    const names = [...text.matchAll(/"\w+":/g)].map(([each]) => each);
    return text.replace(names[nth % names.length] ?? '', `"${name}":`);
  });

/** 256 KB in one field, which is what EventBridge delivers at most. */
const huge = fc
  .tuple(fc.constantFrom(...SOUND), fc.nat(), fc.constantFrom('x', '😀', `${MARKUP} `, 'aB3+/'))
  .map(([record, nth, unit]) => withChange(record, nth, unit.repeat(Math.floor(262_144 / unit.length))));

const deep = fc
  .tuple(fc.constantFrom(...SOUND), fc.nat(), fc.integer({ min: 50, max: 5_000 }), fc.boolean())
  .map(([record, nth, depth, asList]) => {
    const [open, close] = asList ? ['[', ']'] : ['{"nameId":', '}'];
    const nested = `${open.repeat(depth)}1${close.repeat(depth)}`;
    return JSON.stringify(withChange(record, nth, 'HERE')).replace('"HERE"', nested);
  });

/** What a broken pipe, or somebody who tries, makes of a sound body. */
const torn = fc
  .tuple(fc.constantFrom(...SOUND), fc.nat(), fc.nat(), fc.string({ maxLength: 3 }))
  .map(([record, from, length, put]) => {
    const text = JSON.stringify(record);
    const at = from % text.length;
    return text.slice(0, at) + put + text.slice(at + (length % 40));
  });

const asBody = (record: unknown): string => JSON.stringify(record);
const wrapped = fc
  .tuple(fc.oneof(changedRecord, markedUp), anything)
  .map(([record, odd]) =>
    asBody(enveloped(record, typeof odd === 'string' ? { account: odd, time: odd } : {})),
  );

/** Bodies of messages as nobody should send them: from sound but for one thing to no JSON at all. */
export const malformedBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 25, arbitrary: changedRecord.map(asBody) },
  { weight: 15, arbitrary: elsewhere.map(asBody) },
  { weight: 15, arbitrary: wrapped },
  { weight: 12, arbitrary: renamed },
  { weight: 12, arbitrary: torn },
  { weight: 6, arbitrary: markedUp.map(asBody) },
  { weight: 6, arbitrary: fc.json() },
  { weight: 6, arbitrary: fc.string() },
  { weight: 2, arbitrary: deep },
  { weight: 1, arbitrary: huge.map(asBody) },
);

/** The nth place of the record, counted through all depths, holds `value`; null: it is gone. */
function withChange(record: CloudTrailRecord, nth: number, value: unknown): CloudTrailRecord {
  const places = placesOf(record);
  const place = places[nth % places.length] ?? [];
  return changedAt(record, place, value);
}

function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) => placesOf(each, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

function changedAt(
  record: CloudTrailRecord,
  [name, ...rest]: readonly string[],
  value: unknown,
): CloudTrailRecord {
  if (name === undefined) return record;
  const { [name]: before, ...others } = record;
  if (rest.length > 0) return { ...others, [name]: changedAt(Object(before), rest, value) };
  return value === null ? others : { ...others, [name]: value };
}

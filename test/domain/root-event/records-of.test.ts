import { normalise, normaliseBody } from '../../../src/domain/root-event/normalise.ts';
import { recordsOf } from '../../../src/domain/root-event/records-of.ts';
import {
  aConsoleLogin,
  anApiCall,
  enveloped,
  intakeOf,
  NORMALISE,
} from '../../support/builders/cloudtrail.ts';

const both = [aConsoleLogin(), anApiCall()];

test.each([
  ['a log file', { Records: both }],
  ['a list', both],
  ['a list of what EventBridge delivered', both.map((record) => enveloped(record))],
])('the records of %s are what they are alone', (_, file) => {
  const intakes = recordsOf(file)?.map((record) => normalise(record, NORMALISE));
  expect(intakes).toEqual(both.map(intakeOf));
});

test('LookupEvents gives each record as a string', () => {
  const Events = both.map((record) => ({ Username: 'root', CloudTrailEvent: JSON.stringify(record) }));
  const intakes = recordsOf({ Events })?.map((record) => normaliseBody(String(record), NORMALISE));
  expect(intakes).toEqual(both.map(intakeOf));
});

test('one record is a file of one', () => {
  expect(recordsOf(anApiCall())).toEqual([anApiCall()]);
});

test.each([[null], ['text'], [{ some: 'thing' }], [7]])('%j is no file of CloudTrail', (file) => {
  expect(recordsOf(file)).toBeUndefined();
});

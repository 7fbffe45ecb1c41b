import { MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { sameDeed } from '../../../src/operations/windows/same-deed.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';

const STEP = { type: 'approved', note: 'seen' } as const;
const EVENT: WindowEvent = { ...STEP, by: OMAR };

const window = after(aWindow(), [EVENT, NOW]);

test('a step that the same person took a moment ago is its entry', () => {
  expect(sameDeed(STEP, OMAR, window, NOW + MINUTE - 1)).toBe(window.history[1]);
});

test('a clock that is behind the other makes no difference', () => {
  expect(sameDeed(STEP, OMAR, window, NOW - MINUTE + 1)).toBe(window.history[1]);
});

test('it is told by who takes it, not by what they are called', () => {
  expect(sameDeed(STEP, { ...OMAR, name: 'O. Diaz' }, window, NOW)).toBe(window.history[1]);
  expect(sameDeed(STEP, ANA, window, NOW)).toBeUndefined();
});

test('other words, another step and another minute make another deed', () => {
  expect(sameDeed({ ...STEP, note: 'seen.' }, OMAR, window, NOW)).toBeUndefined();
  expect(sameDeed({ type: 'approved' }, OMAR, window, NOW)).toBeUndefined();
  expect(sameDeed({ type: 'denied', reason: 'seen' }, OMAR, window, NOW)).toBeUndefined();
  expect(sameDeed(STEP, OMAR, window, NOW + MINUTE)).toBeUndefined();
});

test('an approval that counts no longer can be given again', () => {
  expect(sameDeed(STEP, OMAR, { ...window, approvals: [] }, NOW)).toBeUndefined();
});

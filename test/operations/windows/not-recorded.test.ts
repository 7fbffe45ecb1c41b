import { HOUR } from '../../../src/domain/time.ts';
import { tooLarge } from '../../../src/operations/windows/not-recorded.ts';
import { NOW } from '../../support/builders/time.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

test.each([
  ['pending', 'It can still be denied or withdrawn.'],
  ['scheduled', 'It can still be revoked or closed, and reviewed after that.'],
  ['open', 'It can still be revoked or closed, and reviewed after that.'],
  ['ended', 'It can still be reviewed.'],
  ['reviewed', 'It is over, and nothing is left to decide about it.'],
])('a window that is full says what is still possible while it is %s', (state, possible) => {
  const { window, now } = EVERY_STATE[state]?.() ?? { window: undefined, now: NOW + HOUR };
  if (window === undefined) throw new Error(`there is no state ${state}`);

  expect(tooLarge(window, now)).toMatchObject({
    message: expect.stringContaining('Nothing was recorded.'),
    remedy: `${possible} For anything else, ask for a new window.`,
  });
});

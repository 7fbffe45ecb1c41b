import { announcement } from '../../../../sandbox/page/frame/announcer.ts';
import type { MessageSeen } from '../../../../sandbox/slack/control.ts';
import { aMessage } from '../support/seen.ts';

function posted(
  overrides: Parameters<typeof aMessage>[0],
  change: MessageSeen['change'] = 'posted',
): MessageSeen {
  return { kind: 'message', change, message: aMessage(overrides), sequence: 1, at: 0 };
}

test('a new message is told with who, where, and whether others see it', () => {
  expect(announcement(posted({ ephemeral: true }), 'mia')).toBe(
    'Fixture in #security, only visible to you: Hello',
  );
  expect(announcement(posted({ channel: 'dm' }), 'mia')).toBe('Fixture in direct message: Hello');
});

test('a message without text is told by what its blocks say', () => {
  expect(announcement(posted({ text: '', plainText: 'From blocks' }), 'mia')).toBe(
    'Fixture in #security: From blocks',
  );
});

test('one’s own messages and changes to old ones are not told', () => {
  const mine = posted({ author: { kind: 'person', handle: 'mia', name: 'Mia Chen' } });

  expect(announcement(mine, 'mia')).toBeUndefined();
  expect(announcement(mine, 'omar')).toBe('Mia Chen in #security: Hello');
  expect(announcement(posted({}, 'updated'), 'mia')).toBeUndefined();
});

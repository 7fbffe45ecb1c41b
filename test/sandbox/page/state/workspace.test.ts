import { apply, uncovers } from '../../../../sandbox/page/state/workspace.ts';
import type { MessageSeen, ModalSeen, ShownModal } from '../../../../sandbox/slack/control.ts';
import { aMessage, aModal, aPageState } from '../support/seen.ts';

const message = aMessage();

function seen(change: MessageSeen['change'], shown = message, sequence = 11): MessageSeen {
  return { kind: 'message', change, message: shown, sequence, at: 0 };
}

function modalSeen(change: ModalSeen['change'], modal: ShownModal): ModalSeen {
  return { kind: 'modal', change, modal, sequence: 11, at: 0 };
}

test('a posted message joins the others', () => {
  expect(apply(aPageState(), seen('posted')).messages).toEqual([message]);
});

test('an updated message stays where it is', () => {
  const [before, other] = [aMessage(), aMessage({ ts: '1763629300.000100' })];
  const after = aMessage({ text: 'Changed', edited: true });

  expect(apply(aPageState({ messages: [before, other] }), seen('updated', after)).messages).toEqual([
    after,
    other,
  ]);
});

test('the same time in another channel is another message', () => {
  const elsewhere = aMessage({ channelId: 'C2' });

  expect(apply(aPageState({ messages: [message] }), seen('deleted', elsewhere)).messages).toEqual([message]);
});

test('a deleted message vanishes', () => {
  expect(apply(aPageState({ messages: [message] }), seen('deleted')).messages).toEqual([]);
});

test('what is told again changes nothing', () => {
  const state = aPageState({ messages: [message] });

  expect(apply(state, seen('deleted', message, 10))).toBe(state);
});

test('a modal closes unless another has taken its place', () => {
  const [first, second] = [aModal(), aModal({ viewId: 'V2' })];

  expect(apply(aPageState({ modal: first }), modalSeen('closed', first)).modal).toBeNull();
  expect(apply(aPageState({ modal: second }), modalSeen('closed', first)).modal).toEqual(second);
});

test('only a closed modal with another under it uncovers something', () => {
  expect(uncovers(modalSeen('closed', aModal({ under: 1 })))).toBe(true);
  expect(uncovers(modalSeen('closed', aModal()))).toBe(false);
  expect(uncovers(modalSeen('updated', aModal({ under: 1 })))).toBe(false);
});

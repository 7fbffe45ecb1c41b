import { flatten } from '../../../../sandbox/page/elements/choices.ts';
import { ownGroups, pickedOptions } from '../../../../sandbox/page/elements/select-options.ts';
import type { PageChannel, PagePerson } from '../../../../sandbox/slack/page-types.ts';
import { aPageState } from '../support/seen.ts';

const person = (id: string, name: string, standing: PagePerson['standing'] = 'member'): PagePerson => ({
  id,
  handle: name.toLowerCase(),
  name,
  title: 'Engineer',
  standing,
});
const channel = (id: string, name: string, kind: PageChannel['kind']): PageChannel => ({
  id,
  name,
  kind,
  isExternallyShared: false,
  hasApp: true,
  topic: '',
});
const state = aPageState({
  people: [person('U1', 'Mia'), person('U2', 'Dora', 'deactivated')],
  channels: [
    channel('C1', '#security', 'public'),
    channel('C2', '#secret', 'private'),
    channel('D1', 'dm', 'dm'),
  ],
});
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const values = (groups: ReturnType<typeof ownGroups>) => flatten(groups).map((choice) => choice.value);

test('people who left are not offered', () => {
  expect(values(ownGroups({ type: 'users_select' }, state))).toEqual(['U1']);
});

test('a channels select offers public channels, a conversations select everything the person is in', () => {
  expect(values(ownGroups({ type: 'multi_channels_select' }, state))).toEqual(['C1']);
  expect(values(ownGroups({ type: 'conversations_select' }, state))).toEqual(['C1', 'C2', 'D1']);
});

test('options in groups keep their headings', () => {
  const option = { text: plain('One'), value: '1' };
  const groups = ownGroups(
    { type: 'static_select', option_groups: [{ label: plain('Numbers'), options: [option] }] },
    state,
  );

  expect(groups).toEqual([{ label: 'Numbers', options: [option] }]);
});

test('what a form holds is shown by name', () => {
  const held = { type: 'multi_users_select', selected_users: ['U1'] };

  expect(pickedOptions({ type: 'multi_users_select' }, held, state)[0]?.text.text).toBe('Mia');
});

test('a form that holds nothing shows nothing, although the field once began with something', () => {
  const held = { type: 'users_select', selected_user: null };

  expect(pickedOptions({ type: 'users_select', initial_user: 'U1' }, held, state)).toEqual([]);
});

test('in a message, what the select begins with is shown', () => {
  expect(pickedOptions({ type: 'channels_select', initial_channel: 'C1' }, undefined, state)).toEqual([
    { text: plain('#security'), value: 'C1' },
  ]);
});

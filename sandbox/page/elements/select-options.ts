import type { MultiSelect, PlainTextOption, Select } from '@slack/types';
import type { FormOption, FormValue } from '../../slack/control.ts';
import type { PageChannel, PageState } from '../../slack/page-types.ts';
import type { Choice, ChoiceGroup } from './choices.ts';

export type AnySelect = Select | MultiSelect;

/** The options that the page knows without asking. */
export function ownGroups(element: AnySelect, state: PageState): readonly ChoiceGroup[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return staticGroups(element);
    case 'users_select':
    case 'multi_users_select':
      return [{ options: people(state) }];
    case 'channels_select':
    case 'multi_channels_select':
      return [{ options: channels(state, (channel) => channel.kind === 'public') }];
    case 'conversations_select':
    case 'multi_conversations_select':
      return [{ options: channels(state, () => true) }];
    case 'external_select':
    case 'multi_external_select':
      return [];
  }
}

function staticGroups(element: Extract<AnySelect, { options?: PlainTextOption[] }>): readonly ChoiceGroup[] {
  if (!element.option_groups) return [{ options: (element.options ?? []).map(choice) }];
  return element.option_groups.map((group) => ({
    label: group.label.text,
    options: group.options.map(choice),
  }));
}

function choice(option: PlainTextOption): Choice {
  return {
    text: { type: option.text.type, text: option.text.text },
    value: option.value ?? '',
    ...(option.description ? { description: option.description.text } : {}),
  };
}

function people(state: PageState): readonly Choice[] {
  return state.people
    .filter((person) => person.standing !== 'deactivated')
    .map((person) => ({ ...plain(person.name, person.id), description: person.title }));
}

function channels(state: PageState, include: (channel: PageChannel) => boolean): readonly Choice[] {
  return state.channels
    .filter(include)
    .map((channel) => plain(channel.kind === 'dm' ? state.appName : channel.name, channel.id));
}

function plain(text: string, value: string): Choice {
  return { text: { type: 'plain_text', text }, value };
}

/** What is picked, from the workspace's values or, in a message, from what the element starts with. */
export function pickedOptions(
  element: AnySelect,
  value: FormValue | undefined,
  state: PageState,
): readonly FormOption[] {
  const named = ownGroups(element, state).flatMap((group) => group.options);
  const byId = (id: string) => named.find((option) => option.value === id) ?? plain(id, id);
  return value ? fromValue(value, byId) : fromInitial(element, byId);
}

type ById = (id: string) => FormOption;

function fromValue(value: FormValue, byId: ById): readonly FormOption[] {
  if (value.selected_options) return value.selected_options;
  if (value.selected_option) return [value.selected_option];
  const ids = value.selected_users ?? value.selected_channels ?? value.selected_conversations;
  const id = value.selected_user ?? value.selected_channel ?? value.selected_conversation;
  return (ids ?? (id ? [id] : [])).map(byId);
}

function fromInitial(element: AnySelect, byId: ById): readonly FormOption[] {
  switch (element.type) {
    case 'static_select':
    case 'external_select':
      return element.initial_option ? [choice(element.initial_option)] : [];
    case 'multi_static_select':
    case 'multi_external_select':
      return (element.initial_options ?? []).map(choice);
    case 'users_select':
      return element.initial_user ? [byId(element.initial_user)] : [];
    case 'multi_users_select':
      return (element.initial_users ?? []).map(byId);
    case 'channels_select':
      return element.initial_channel ? [byId(element.initial_channel)] : [];
    case 'multi_channels_select':
      return (element.initial_channels ?? []).map(byId);
    case 'conversations_select':
      return element.initial_conversation ? [byId(element.initial_conversation)] : [];
    case 'multi_conversations_select':
      return (element.initial_conversations ?? []).map(byId);
  }
}

import type { ShownMessage, ShownModal } from '../../../../sandbox/slack/control.ts';
import type { PageState } from '../../../../sandbox/slack/page-types.ts';

/** A message of the app's in #security, at 09:00. */
export function aMessage(overrides: Partial<ShownMessage> = {}): ShownMessage {
  return {
    channelId: 'C1',
    channel: '#security',
    ts: '1763629200.000100',
    ephemeral: false,
    author: { kind: 'app', name: 'Fixture' },
    text: 'Hello',
    blocks: [],
    edited: false,
    hasMetadata: false,
    files: [],
    replyCount: 0,
    mentions: [],
    plainText: 'Hello',
    ...overrides,
  };
}

export function aModal(overrides: Partial<ShownModal> = {}): ShownModal {
  return {
    viewId: 'V1',
    callbackId: 'form',
    title: 'A form',
    close: 'Cancel',
    blocks: [],
    values: {},
    errors: {},
    under: 0,
    plainText: 'A form',
    ...overrides,
  };
}

/** Mia's page, after ten things happened. */
export function aPageState(overrides: Partial<PageState> = {}): PageState {
  return {
    team: 'Corp',
    appName: 'Fixture',
    sequence: 10,
    now: Date.parse('2026-11-20T09:00:00Z'),
    me: { id: 'U1', handle: 'mia', name: 'Mia Chen', title: '', standing: 'member' },
    people: [],
    userGroups: [],
    channels: [],
    commands: [],
    messages: [],
    modal: null,
    home: null,
    appConnected: true,
    ...overrides,
  };
}

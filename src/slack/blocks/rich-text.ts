import type { RichTextBlock, RichTextElement } from '@slack/types';

/**
 * A paragraph in which no markup is read: names, reasons and addresses can neither mention nor link nor format.
 * Line breaks in a run break the line.
 */
export function richText(runs: readonly RichTextElement[], blockId?: string): RichTextBlock {
  const block: RichTextBlock = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: runs.filter((run) => run.type !== 'text' || run.text !== '') },
    ],
  };
  return blockId === undefined ? block : { ...block, block_id: blockId };
}

export function plain(text: string): RichTextElement {
  return { type: 'text', text };
}

export function bold(text: string): RichTextElement {
  return { type: 'text', text, style: { bold: true } };
}

export function code(text: string): RichTextElement {
  return { type: 'text', text, style: { code: true } };
}

/** A person, shown by name. Slack notifies whoever is mentioned in a posted message. */
export function person(userId: string): RichTextElement {
  return { type: 'user', user_id: userId };
}

export function channel(channelId: string): RichTextElement {
  return { type: 'channel', channel_id: channelId };
}

/** A user group, shown by its handle. Slack notifies its members where it is mentioned in a posted message. */
export function usergroup(groupId: string): RichTextElement {
  return { type: 'usergroup', usergroup_id: groupId };
}

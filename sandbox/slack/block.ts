import type {
  ActionsBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ImageBlock,
  InputBlock,
  MarkdownBlock,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from '@slack/types';

/** The blocks this workspace knows. Whatever is stored or shown has been validated against Slack's limits. */
export type Block =
  | ActionsBlock
  | ContextBlock
  | DividerBlock
  | HeaderBlock
  | ImageBlock
  | InputBlock
  | MarkdownBlock
  | RichTextBlock
  | SectionBlock
  | TableBlock;

/** A block as Slack keeps it: it has an id, given by the app or by Slack. */
export type StoredBlock = Block & { readonly block_id: string };

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, and what reaching it takes. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Numbers in [0, 1): the jitter of retries. */
  readonly random: () => number;
}

/** The primary key of one item. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** What an attribute may hold. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly AttributeValue[]
  | { readonly [name: string]: AttributeValue };

/** An item as it is stored. Every item says by which schema it was written, so that older code can refuse it. */
export type Item = Key & {
  readonly schema: number;
  readonly [attribute: string]: AttributeValue;
};

/** An item as DynamoDB gives it back: nothing about it is certain before its `fromItem` looked. */
export type RawItem = Readonly<Record<string, unknown>>;

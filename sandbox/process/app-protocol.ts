import { z } from 'zod';

/**
 * What the sandbox and an app process say to each other, over the channel that Node opens between a parent and its
 * child. The channel closes with either, so no app outlives its sandbox, killed or not.
 */
export type ToApp = { readonly type: 'start'; readonly offset: number } | AppQuestion;

/** Each is answered under the same id. */
export type AppQuestion =
  /** The sandbox's clock was moved: real time plus this many milliseconds. */
  | { readonly id: number; readonly type: 'setOffset'; readonly offset: number }
  /** When is something due next? Milliseconds since the epoch, or null. */
  | { readonly id: number; readonly type: 'nextDue' }
  /** Run what is due. */
  | { readonly id: number; readonly type: 'runDue' };

/** What an app process says; checked, since it may be anything that a program prints there. */
export const fromAppSchema = z.discriminatedUnion('type', [
  /** Waiting for `start`. */
  z.object({ type: z.literal('hello') }),
  /** Connected to Slack, and answering. */
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('answer'), id: z.int(), due: z.number().nullable() }),
  z.object({ type: z.literal('refusal'), id: z.int(), message: z.string() }),
]);

export type FromApp = z.infer<typeof fromAppSchema>;

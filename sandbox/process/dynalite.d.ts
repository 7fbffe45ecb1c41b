/** dynalite carries no types. Only what we use of it. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface DynaliteOptions {
    /** Folder of its LevelDB; in memory without. */
    readonly path?: string;
    /** How long a new table stays in CREATING; 500 ms without. */
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
    readonly maxItemSizeKb?: number;
  }

  /** An HTTP server that speaks DynamoDB's protocol; closing it closes the database too. */
  export default function dynalite(options?: DynaliteOptions): Server;
}

import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** What threads are given: paths, since they find no packages by themselves. */
export const SQLITE = resolve('sql.js/dist/sql-wasm.js');
export const CSV_PARSER = resolve('csv-parse/sync');

/**
 * The beginning of both programs: SQLite over an image. Programs are text, since a thread cannot be started from TypeScript
 * on Node 20, and a file would have to be found from sources, build and bundle alike (docs/adr/0009-trend-picture.md).
 *
 * `Date.now` is all that SQLite takes the time from. Functions of sql.js that stand in for SQLite's own are left out.
 */
export const START_SQLITE = `
const { parentPort, workerData } = require('node:worker_threads');

function startSqlite(now) {
  Date.now = () => now;
  return require(workerData.sqlite)({ useOldExtensionFunctions: false });
}
`;

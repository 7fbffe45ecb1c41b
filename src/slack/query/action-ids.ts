/** Action ids. Stable: messages posted by an older version carry them. */
export const QUERY_CSV = 'query:csv';
/** Runs one of the questions of help; its value is the question's id. */
export const QUERY_RUN = 'query:run';

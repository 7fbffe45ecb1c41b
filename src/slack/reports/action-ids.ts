/** Action ids of credential reports. Stable: messages posted by an older version carry them. */
export const REPORTS_SHARE = 'reports:share';

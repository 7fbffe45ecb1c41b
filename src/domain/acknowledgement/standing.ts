/**
 * Why an acknowledgement no longer holds. time-up: as agreed. worsened: the finding got worse since. mended: it no
 * longer fails. failed-again: it was mended in between. critical: it is ranked so now, and may not be acknowledged. gone:
 * the account or the check is no longer there.
 */
export type EndedWhy = 'time-up' | 'worsened' | 'mended' | 'failed-again' | 'critical' | 'gone';

/** Why somebody may not read posture. `unverifiable`: Slack could not be asked, so the answer is no. */
export type RefusedReading =
  | 'nobody-configured'
  | 'not-listed'
  | 'other-team'
  | 'guest'
  | 'deactivated'
  | 'bot'
  | 'unverifiable';

import { ConfigError, parseConfig } from '../../src/config/load.ts';

/** What the environment must have where no windows are configured. */
export const withoutKey = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_APP_TOKEN: 'xapp-1-A-abc',
  AWS_REGION: 'eu-central-1',
};

export const withKey = { ...withoutKey, ROOTKEEPER_AUDIT_KEY: '0f'.repeat(32) };

/** What is wrong with a configuration; empty where nothing is. */
export function problems(
  text: string,
  environment: Readonly<Record<string, string>> = withKey,
): readonly string[] {
  try {
    parseConfig(text, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

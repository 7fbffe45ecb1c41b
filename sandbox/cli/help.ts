import { OPTION_NAMES, OPTIONS, usageOf } from './option-list.ts';

/** What `--help` prints. */
export function helpText(): string {
  return [
    'npm run demo                                     starts everything and prints the address of a page; Ctrl-C stops it',
    'npm run demo -- --say "/root-status prod"        says that in the local Slack workspace and prints the answer',
    'npm run demo -- --scenario test/scenarios/FILE   plays a scenario and prints its transcript',
    '',
    'Options:',
    ...OPTION_NAMES.map((name) => `  ${usageOf(name).padEnd(18)} ${OPTIONS[name].about}`),
    '',
    'Exit codes of --say: 0 answered, 1 the app or the sandbox failed or there is no such command, 2 no answer in time.',
    'Exit codes of --scenario: 0 it held, 1 a broken expectation, 2 the file is wrong.',
    'See docs/sandbox.md.',
  ].join('\n');
}

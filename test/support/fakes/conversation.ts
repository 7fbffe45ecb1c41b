import type { Seen, SlackControl } from '../../../sandbox/slack/control.ts';

const LONGEST = 15_000;

/** What one person says, presses and then reads. */
export interface Conversation {
  /** Types it in that channel, and waits for the answer, which is no progress line. Its plain text. */
  ask(text: string, channel?: string): Promise<string>;
  /** Presses the newest button of that label, and waits for what it brings. */
  press(label: string, channel?: string): Promise<string>;
  /** Everything that appeared since the last deed, oldest first: `posted …`, `updated …`, `opened …`. */
  appeared(): readonly string[];
  /** The same without the answers: what was said while the person waited. */
  progress(): readonly string[];
}

export function conversation(control: SlackControl, person: string): Conversation {
  let since = control.sequence();
  const answer = async () => {
    const seen = await control.waitFor(() => control.seen(person, since).find(isAnswer), LONGEST);
    if (seen === undefined) throw new Error(`${person} got no answer. The log, or Slack, may say why.`);
    return textOf(seen);
  };
  return {
    async ask(text, channel = '#security') {
      since = control.sequence();
      await control.say(person, channel, text);
      return answer();
    },
    async press(label, channel) {
      since = control.sequence();
      await control.click(person, { label, ...(channel === undefined ? {} : { in: channel }) });
      return answer();
    },
    appeared: () => control.seen(person, since).map((seen) => `${changeOf(seen)} ${textOf(seen)}`),
    progress: () =>
      control
        .seen(person, since)
        .filter((seen) => !isAnswer(seen))
        .map(textOf),
  };
}

function isAnswer(seen: Seen): boolean {
  if (seen.kind === 'warning') return true;
  if (seen.kind === 'modal') return seen.change !== 'closed';
  if (seen.kind === 'home' || seen.change === 'deleted' || seen.message.author.kind === 'person')
    return false;
  return !seen.message.blocks.some(({ block_id }) => block_id.startsWith('progress'));
}

function textOf(seen: Seen): string {
  switch (seen.kind) {
    case 'message':
      return seen.message.plainText;
    case 'modal':
      return seen.modal.plainText;
    case 'home':
      return seen.home.plainText;
    case 'warning':
      return seen.text;
  }
}

function changeOf(seen: Seen): string {
  return seen.kind === 'warning' ? 'warned' : seen.change;
}

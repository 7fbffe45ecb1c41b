import type { Instant } from '../../src/domain/time.ts';
import type { MessageSeen, Seen, SeenBy } from '../slack/control.ts';
import type { Person } from '../slack/workspace.ts';
import type { Scenario } from './scenario.ts';
import { textOf } from './seen-text.ts';

/** Writes down what happens, for somebody who was not there. Each line goes to `write` as it comes. */
export interface Transcript {
  heading(scenario: Scenario, now: Instant): void;
  /** A numbered line of what is done. */
  step(number: number, what: string): void;
  /** Something people saw. */
  saw(event: SeenBy): void;
  /** A line about what the sandbox did or found. */
  note(text: string): void;
  /** What somebody looked at, in full. */
  screen(what: string, text: string): void;
  end(text: string): void;
}

/** A transcript that calls people by their names. */
export function transcript(people: readonly Person[], write: (line: string) => void): Transcript {
  const nameOf = (handle: string) => people.find((person) => person.handle === handle)?.name ?? handle;
  const quoted = (text: string) => {
    if (text === '') return;
    for (const line of text.split('\n')) write(`            | ${line}`.trimEnd());
  };
  return {
    heading: (scenario, now) => {
      write(`Scenario ${scenario.path}`);
      write(`Organization: ${organizationName(scenario)}. App processes: ${scenario.apps}.`);
      write(`The clock shows ${new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')}.`);
    },
    step: (number, what) => {
      write('');
      write(`${String(number).padStart(2)}. ${what}`);
    },
    saw: ({ people: handles, seen }) => {
      if (seen.kind === 'message' && seen.message.author.kind === 'person') return;
      write(`  ${timeOf(seen.at)}  ${describe(seen, handles.map(nameOf), nameOf)}`);
      quoted(textOf(seen));
    },
    note: (text) => write(`    ${text}`),
    screen: (what, text) => {
      write(`    ${what}`);
      quoted(text);
    },
    end: (text) => {
      write('');
      write(text);
    },
  };
}

function organizationName({ organization }: Scenario): string {
  return organization.kind === 'file' ? organization.path : `generated, ${organization.accounts} accounts`;
}

function timeOf(at: Instant): string {
  return new Date(at).toISOString().slice(11, 19);
}

function describe(seen: Seen, names: readonly string[], nameOf: (handle: string) => string): string {
  const who = names.join(', ');
  switch (seen.kind) {
    case 'message':
      return describeMessage(seen, who, nameOf);
    case 'modal':
      return `${MODAL_WORDS[seen.change]} for ${who}: ${seen.modal.title}`;
    case 'home':
      return `Home tab of ${who}:`;
    case 'warning':
      return `Slack tells ${who}:`;
  }
}

function describeMessage(
  { change, message }: MessageSeen,
  who: string,
  nameOf: (handle: string) => string,
): string {
  const { author, channel, ephemeral, threadTs, mentions } = message;
  const place = channel === 'dm' ? `the direct message with ${who}` : channel;
  const details = [
    ...(threadTs === undefined ? [] : ['in a thread']),
    ...(ephemeral ? [`only visible to ${who}`] : []),
    ...(change === 'posted' && mentions.length > 0 ? [`mentioning ${mentions.map(nameOf).join(', ')}`] : []),
  ];
  return `${[`${author.name} ${MESSAGE_WORDS[change]} ${place}`, ...details].join(', ')}:`;
}

const MESSAGE_WORDS = { posted: 'in', updated: 'edits its message in', deleted: 'deletes its message in' };

const MODAL_WORDS = {
  opened: 'A window opens',
  pushed: 'A window opens on top',
  updated: 'The window changes',
  errors: 'The window stays open with errors',
  closed: 'The window closes',
};

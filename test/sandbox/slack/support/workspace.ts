import type { App } from '@slack/bolt';
import type { MessageSeen, SlackControl } from '../../../../sandbox/slack/control.ts';
import type { RunningSlack, SlackOptions } from '../../../../sandbox/slack/start-options.ts';
import { type Bolt, connect, type MovableClock, movableClock, slack } from './bolt.ts';

export interface Workspace {
  readonly running: RunningSlack;
  readonly control: SlackControl;
  readonly clock: MovableClock;
  /** Starts a real Bolt app with these listeners; it is stopped after the test. */
  connect(register: (app: App) => void): Promise<Bolt>;
  /** What a person read, oldest first: `posted Text`, `updated Text`, `deleted Text`. */
  read(person?: string): string[];
  /** The messages a person saw. */
  messages(person?: string): MessageSeen[];
}

/** A fresh workspace for each test of the file. */
export function useWorkspace(overrides: Partial<SlackOptions> = {}): Workspace {
  const state: { running: RunningSlack | undefined; bolts: Bolt[]; clock: MovableClock } = {
    running: undefined,
    bolts: [],
    clock: movableClock(),
  };
  beforeEach(async () => {
    state.clock = movableClock();
    state.running = await slack({ clock: state.clock, ...overrides });
  });
  afterEach(async () => {
    await Promise.all(state.bolts.splice(0).map(({ app }) => app.stop()));
    await state.running?.close();
  });
  const running = () => {
    if (!state.running) throw new Error('The workspace runs only inside tests');
    return state.running;
  };
  const messages = (person = 'mia') =>
    running()
      .control.seen(person, 0)
      .flatMap((seen) => (seen.kind === 'message' ? [seen] : []));
  return {
    get running() {
      return running();
    },
    get control() {
      return running().control;
    },
    get clock() {
      return state.clock;
    },
    async connect(register) {
      const bolt = await connect(running(), register);
      state.bolts.push(bolt);
      return bolt;
    },
    messages,
    read: (person) => messages(person).map(({ change, message }) => `${change} ${message.plainText}`),
  };
}

import { digestOf } from '../../src/domain/digest/digest-of.ts';
import { driftBetween } from '../../src/domain/drift/drift-between.ts';
import { atOnce } from '../../src/domain/pieces.ts';
import { dateInUtc } from '../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../src/domain/snapshot/next-snapshot.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { digestMessage } from '../../src/slack/digest/message.ts';
import { digestPage } from '../../src/slack/digest/page.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { asChild } from '../child.ts';
import { type Kind, largeDay, postureOf } from './large-days.ts';

export interface RenderTask {
  readonly accounts: number;
  readonly kind: Kind;
  readonly rounds: number;
}

/** Milliseconds of one round. */
export interface Rendered {
  readonly nextSnapshot: number;
  readonly drift: number;
  readonly digest: number;
  readonly message: number;
  /** The last page of all there is. */
  readonly page: number;
  /** Of the message, as JSON. */
  readonly characters: number;
}

const TODAY = NOW + DAY;

/** From two days to the message of the second. The first round is the first of its process, as the app's is once a day. */
asChild<RenderTask, readonly Rendered[]>(async ({ accounts, kind, rounds }) => {
  const before = postureOf(largeDay(accounts, kind === 'bad' ? 'clear' : 'calm', NOW), NOW);
  const previous = nextSnapshot(undefined, { date: dateInUtc(NOW), posture: before, acknowledgements: [] });
  const day = { date: dateInUtc(TODAY), posture: postureOf(largeDay(accounts, kind, TODAY), TODAY) };
  const round = (): Rendered => {
    const next = timed(() => nextSnapshot(previous, { ...day, acknowledgements: [] }));
    const drift = timed(() => driftBetween(previous, next.value));
    const now = TODAY + HOUR;
    const digest = timed(() =>
      digestOf({
        ...{ snapshot: next.value, acknowledgements: [], history: [], now },
        before: { snapshot: previous, drift: drift.value },
      }),
    );
    const message = timed(() => digestMessage(digest.value, { now, canAcknowledge: true }));
    const page = timed(() => atOnce(digestPage(digest.value, { now, view: 'all', page: accounts })));
    return {
      nextSnapshot: next.milliseconds,
      drift: drift.milliseconds,
      digest: digest.milliseconds,
      message: message.milliseconds,
      page: page.milliseconds,
      characters: JSON.stringify(message.value.blocks).length,
    };
  };
  return Array.from({ length: rounds }, round);
});

function timed<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const began = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - began };
}

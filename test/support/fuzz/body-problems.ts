import { MOST } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { grown, raised } from '../../../src/domain/alert/growth.ts';
import { itemOf } from '../../../src/domain/alert/item-of.ts';
import type { RootEvent } from '../../../src/domain/root-event/event.ts';
import type { Intake } from '../../../src/domain/root-event/intake.ts';
import { normaliseBody } from '../../../src/domain/root-event/normalise.ts';
import { HOUR, SECOND } from '../../../src/domain/time.ts';
import { type Attention, attentionOf } from '../../../src/domain/verdict/attention.ts';
import { type Judgement, judgeEvent } from '../../../src/domain/verdict/judge-event.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { NORMALISE } from '../builders/cloudtrail.ts';
import { NOW } from '../builders/time.ts';
import { after, aWindow, digest } from '../builders/window.ts';
import { ANA, OMAR } from '../builders/window-people.ts';
import { approve } from '../builders/window-states.ts';
import { PLANTED } from './malformed-bodies.ts';

/** What is kept of one body at most, in UTF-16 code units. */
const MOST_KEPT = 20_000;
const KINDS: readonly Intake['kind'][] = [
  'root',
  'assume-root',
  'perimeter',
  'heartbeat',
  'irrelevant',
  'poison',
];
const ATTENTIONS: readonly Attention[] = ['page', 'thread', 'fold'];

/** Open over payments-prod for an hour from NOW on. */
const WINDOW: RootWindow = after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);

/** What came of a body, and what is wrong with that. */
export interface Examined {
  /** `poison`, `root no-window`. */
  readonly kind: string;
  readonly problems: readonly string[];
}

/** Takes a body through the normaliser and the verdict, as if a window were open; throws what they throw. */
export function examine(body: string): Examined {
  const intake = normaliseBody(body, NORMALISE);
  const problems = [...intakeProblems(intake), ...pollution()];
  if (intake.kind !== 'root') return { kind: intake.kind, problems };
  const judgement = judgeEvent(intake.event, [WINDOW], { openings: [], intents: [], ours: [] });
  const kind = judgement.kind === 'use' ? judgement.verdict.kind : judgement.kind;
  return { kind: `root ${kind}`, problems: [...problems, ...verdictProblems(intake.event, judgement, body)] };
}

function intakeProblems(intake: Intake): readonly string[] {
  const kept = JSON.stringify(intake);
  return [
    ...unless(KINDS.includes(intake.kind), `sorted as ${intake.kind}`),
    ...unless(kept.length < MOST_KEPT, `${kept.length} characters are kept`),
    ...unless(!/\\ud[89a-f]/i.test(kept), 'half a character is kept'),
    ...unless(!kept.includes(PLANTED), 'a password is kept'),
    ...unless(!('event' in intake) || /^[0-9a-f]{64}$/.test(intake.event.key), 'the key is no digest'),
  ];
}

function pollution(): readonly string[] {
  return Object.keys(Object.prototype).map((name) => `the prototype has ${name}`);
}

/** What only a window may make quiet, and only a service or a central session takes from a person. */
function verdictProblems(event: RootEvent, judgement: Judgement, body: string): readonly string[] {
  if (judgement.kind !== 'use') {
    return unless(/invokedBy|AwsServiceEvent|assumedRoot/.test(body), `taken for ${judgement.kind}`);
  }
  const { verdict } = judgement;
  const attention = attentionOf(event, verdict, [WINDOW]);
  const isQuiet = attention === 'thread' || verdict.kind === 'in-window';
  const item = itemOf(event, verdict);
  const first = raised(alertId(item.key, digest), 'root', event.accountId, item, NOW);
  const alert = grown(first, { ...item, key: `2${item.key}` }, NOW);
  return [
    ...unless(ATTENTIONS.includes(attention), `attention ${attention}`),
    ...unless(!isQuiet || isCovered(event), 'quiet, and no window covers it'),
    ...unless(verdict.reasons.length > 0, 'no reason is given'),
    ...unless(alert.counts.events === 2 && alert.items.length <= MOST.items, 'an alert does not take it'),
  ];
}

function isCovered({ accountId, at }: RootEvent): boolean {
  const second = Math.floor(at / SECOND) * SECOND;
  return WINDOW.request.accounts.some(({ id }) => id === accountId) && second >= NOW && second < NOW + HOUR;
}

function unless(holds: boolean, problem: string): readonly string[] {
  return holds ? [] : [problem];
}

import type { Alert, AlertItem, AlertTopic } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import type { AlertView, ToldEvent } from '../../../src/domain/alert/alert-view.ts';
import { grown, raised } from '../../../src/domain/alert/growth.ts';
import { itemOf, itemOfCentral, itemOfOpening, itemOfPerimeter } from '../../../src/domain/alert/item-of.ts';
import { type TodoFacts, whatToDo } from '../../../src/domain/alert/what-to-do.ts';
import { centralAttention } from '../../../src/domain/central-session/central-attention.ts';
import {
  type CentralContext,
  type CentralVerdict,
  judgeOpening,
} from '../../../src/domain/central-session/judge-central.ts';
import type { AssumeRootEvent } from '../../../src/domain/root-event/assume-root.ts';
import { DAY, type Instant } from '../../../src/domain/time.ts';
import { judgeEvent } from '../../../src/domain/verdict/judge-event.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { PAYMENTS } from './alert.ts';
import { type CloudTrailRecord, intakeOf } from './cloudtrail.ts';
import { NOW } from './time.ts';
import { digest } from './window.ts';
import { OMAR } from './window-people.ts';
import { DEVICE } from './window-scenes.ts';

export interface Scene extends Partial<Omit<AlertView, 'todos' | 'alert'>> {
  readonly topic?: AlertTopic;
  readonly facts?: Partial<TodoFacts>;
  readonly central?: Partial<CentralContext>;
  /** Items that no event is behind. */
  readonly items?: readonly AlertItem[];
  /** What happened to it since. */
  readonly since?: (alert: Alert) => Alert;
}

/** What each of these records was found to be; an eventID of its own for each. */
export function toldOf(
  records: readonly CloudTrailRecord[],
  windows: readonly RootWindow[] = [],
  central: Partial<CentralContext> = {},
): readonly ToldEvent[] {
  const intakes = records.map((record, n) => intakeOf({ ...record, eventID: `event ${n}` }));
  const opened = intakes.flatMap((intake) => (intake.kind === 'assume-root' ? [intake.event] : []));
  const context: CentralContext = { openings: opened, intents: [], ours: [], ...central };
  return intakes.flatMap((intake): ToldEvent[] => {
    switch (intake.kind) {
      case 'root': {
        const judgement = judgeEvent(intake.event, windows, context);
        const perimeter = intake.perimeter === undefined ? [] : [told(intake.perimeter)];
        return [{ kind: 'root', event: intake.event, judgement }, ...perimeter];
      }
      case 'assume-root':
        return [{ kind: 'assume-root', event: intake.event, verdict: judgeOpening(intake.event, context) }];
      case 'perimeter':
        return [told(intake.event)];
      default:
        throw new Error(`Nothing to tell of: ${JSON.stringify(intake)}`);
    }
  });
}

function told(event: Extract<ToldEvent, { kind: 'perimeter' }>['event']): ToldEvent {
  return { kind: 'perimeter', event };
}

/** The alert that these records raise in payments-prod at NOW, as its messages see it a minute later. */
export function anAlertView(records: readonly CloudTrailRecord[], scene: Scene = {}): AlertView {
  const { topic = 'root', facts, central, items = [], since = (alert) => alert, ...rest } = scene;
  const events = scene.events ?? toldOf(records, scene.windows, central);
  const all = [...events.flatMap((event) => itemOfTold(event, topic) ?? []), ...items];
  const [first, ...more] = all;
  if (first === undefined) throw new Error('An alert of nothing');
  const begun = raised(alertId(first.key, digest), topic, PAYMENTS, first, NOW);
  const alert = since(more.reduce((before, item) => grown(before, item, NOW), begun));
  const known = { isManagement: false, centralRootAccess: 'on', holders: [DEVICE], ...facts } as const;
  return {
    alert,
    accountName: 'payments-prod',
    todos: whatToDo(alert, known),
    events,
    windows: [],
    checkIns: [],
    names: new Map([[OMAR.id, OMAR.name]]),
    networks: new Map([['203.0.113.7', { kind: 'unlisted' }]]),
    now: NOW + 60_000,
    ...rest,
  };
}

function itemOfTold(event: ToldEvent, topic: AlertTopic): AlertItem | undefined {
  switch (event.kind) {
    case 'perimeter':
      return topic === 'perimeter' ? itemOfPerimeter(event.event) : undefined;
    case 'assume-root':
      return itemOfOpening(event.event, event.verdict, pages(event.verdict));
    case 'root': {
      if (topic === 'perimeter') return undefined;
      const { judgement } = event;
      if (judgement.kind === 'service') return undefined;
      if (judgement.kind === 'use') return itemOf(event.event, judgement.verdict);
      return itemOfCentral(event.event, judgement.verdict, pages(judgement.verdict));
    }
  }
}

/** Long after it arrived, so that nothing is waited for any more. */
function pages(verdict: CentralVerdict): boolean {
  return centralAttention(verdict, NOW, NOW + DAY).kind === 'page';
}

/** The AssumeRoot event in a record. */
export function openingOf(record: CloudTrailRecord): AssumeRootEvent {
  const intake = intakeOf(record);
  if (intake.kind !== 'assume-root') throw new Error(intake.kind);
  return intake.event;
}

/** `minutes` after NOW, as a record has it. */
export function minutesLater(minutes: number): Instant {
  return NOW + minutes * 60_000;
}

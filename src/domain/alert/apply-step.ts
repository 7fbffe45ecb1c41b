import type { Instant } from '../time.ts';
import { type Alert, MOST } from './alert.ts';
import { grown, holds } from './growth.ts';
import { withEntry } from './history.ts';
import { alertPhase, isAllExplained, OWNED_FOR } from './phase.ts';
import type { AlertRefusal, AlertStep, Dispose, Explain, Grow, Own } from './steps.ts';

export type AlertApplied =
  | { readonly kind: 'applied'; readonly alert: Alert }
  | { readonly kind: 'refused'; readonly refusal: AlertRefusal };

export interface StepContext {
  readonly now: Instant;
  /** Whether whoever takes the step is on the on-call list, asked at the click. Where that cannot be read: false. */
  readonly isOnCall: boolean;
}

/**
 * What a step makes of an alert: the alert one version on, or why nothing changes. The caller stores it only if the
 * stored version is still the one that was read.
 */
export function applyStep(alert: Alert, step: AlertStep, context: StepContext): AlertApplied {
  const refusal = refusalOf(alert, step, context);
  if (refusal !== undefined) return { kind: 'refused', refusal };
  return { kind: 'applied', alert: after(alert, step, context.now) };
}

function refusalOf(alert: Alert, step: AlertStep, context: StepContext): AlertRefusal | undefined {
  switch (step.type) {
    case 'owned':
      return context.isOnCall ? refusedOwner(alert, step, context.now) : { why: 'not-on-call' };
    case 'disposed':
      return context.isOnCall ? refusedDisposition(alert, step) : { why: 'not-on-call' };
    case 'explained':
      return explainable(alert, step) ? undefined : { why: 'nothing-new' };
    case 'grew':
      return holds(alert, step.item) ? { why: 'nothing-new' } : undefined;
    case 'declared':
      return alert.declaredIn.includes(step.windowId) ? { why: 'nothing-new' } : undefined;
    case 'escalated':
      return undefined;
  }
}

function refusedOwner(alert: Alert, { by }: Own, now: Instant): AlertRefusal | undefined {
  const { disposition, ownership } = alert;
  if (disposition !== undefined) return { why: 'disposed', by: disposition.by, as: disposition.kind };
  if (isAllExplained(alert)) return { why: 'all-explained' };
  if (ownership === undefined || alertPhase(alert, now) !== 'owned' || ownership.by.id === by.id) return;
  return { why: 'owned', by: ownership.by, until: ownership.at + OWNED_FOR };
}

/** Anybody on call may, and may change it when they know better. Nobody closes what they were not shown. */
function refusedDisposition(alert: Alert, step: Dispose): AlertRefusal | undefined {
  const { disposition, developments = 0 } = alert;
  if (disposition?.kind === step.as) return { why: 'disposed', by: disposition.by, as: disposition.kind };
  if (step.as === 'incident' || developments <= (step.seen ?? 0)) return undefined;
  return { why: 'more-happened' };
}

function explainable({ keys }: Alert, { accessKeyId }: Explain): boolean {
  return keys.some((use) => use.accessKeyId === accessKeyId && use.explainedBy === undefined);
}

function after(alert: Alert, step: AlertStep, now: Instant): Alert {
  if (step.type === 'grew') return grown(alert, step.item, now);
  const { newsSince, ...rest } = alert;
  return {
    ...rest,
    ...(newsSince !== undefined && !endsNews(step) && { newsSince }),
    ...changed(alert, step, now),
    version: alert.version + 1,
    history: withEntry(alert, { at: now, step }),
  };
}

/** Whether nobody is to be called on any more for the news that there was. */
function endsNews(step: AlertStep): boolean {
  return step.type === 'escalated' || (step.type === 'disposed' && step.as !== 'incident');
}

function changed(alert: Alert, step: Exclude<AlertStep, Grow>, now: Instant): Partial<Alert> {
  switch (step.type) {
    case 'owned':
      return { ownership: { by: step.by, at: now } };
    case 'disposed': {
      const { by, as: kind, note } = step;
      return { disposition: { kind, by, at: now, ...(note !== undefined && { note }) } };
    }
    case 'declared':
      return { declaredIn: [...alert.declaredIn, step.windowId].slice(-MOST.windows) };
    case 'explained':
      return explained(alert, step);
    case 'escalated':
      return {};
  }
}

function explained({ keys, counts }: Alert, { accessKeyId, opening }: Explain): Partial<Alert> {
  const events = keys.find((use) => use.accessKeyId === accessKeyId)?.events ?? 0;
  return {
    counts: { ...counts, explained: counts.explained + events },
    keys: keys.map((use) => (use.accessKeyId === accessKeyId ? { ...use, explainedBy: opening } : use)),
  };
}

import type { SlackControl } from '../slack/control.ts';
import { awaitAnswer, comesTrue } from './await-answer.ts';
import { BrokenExpectation } from './broken.ts';
import { describeAction } from './describe-action.ts';
import { expectAll, quote, rejectAll } from './expect.ts';
import { isInterruption, perform } from './perform.ts';
import type { Readable } from './readable.ts';
import type { Action, Scenario, Step } from './scenario.ts';
import type { Progress, Stage } from './stage.ts';
import { substituteAll } from './variables.ts';

/** How a scenario ended. */
export type ScenarioEnd =
  | { readonly kind: 'held'; readonly steps: number; readonly expectations: number }
  | { readonly kind: 'broken'; readonly step: number; readonly why: string };

/**
 * Plays the scenario to its end, or to the first expectation that does not hold; everything goes into the transcript.
 * Throws where the sandbox or the app fails.
 */
export async function runScenario(scenario: Scenario, stage: Stage): Promise<ScenarioEnd> {
  const { transcript, control, clock } = stage;
  transcript.heading(scenario, clock.now());
  const unsubscribe = control.subscribe((event) => transcript.saw(event));
  try {
    const end = await playSteps(scenario, stage);
    transcript.end(endLine(end));
    return end;
  } finally {
    unsubscribe();
  }
}

async function playSteps(scenario: Scenario, stage: Stage): Promise<ScenarioEnd> {
  const progress: Progress = {
    ...{ as: 'mia', in: '#security', variables: {} },
    actedAt: new Map(),
    kept: new Map(),
  };
  let number = 0;
  let conclude: Conclusion = async () => undefined;
  try {
    for (const step of scenario.steps) {
      await conclude(step.action);
      number += 1;
      conclude = await playStep(step, number, stage, progress);
    }
    await conclude(undefined);
    requireKills(stage);
  } catch (error) {
    if (error instanceof BrokenExpectation) return { kind: 'broken', step: number, why: error.message };
    throw error;
  }
  return { kind: 'held', steps: number, expectations: countExpectations(scenario) };
}

/** The end of a step, made when the next one is about to start; throws `BrokenExpectation`. */
type Conclusion = (next: Action | undefined) => Promise<void>;

async function playStep(
  written: Step,
  number: number,
  stage: Stage,
  progress: Progress,
): Promise<Conclusion> {
  const { transcript, control } = stage;
  const step = substituteAll(written, progress.variables);
  progress.as = step.as ?? progress.as;
  if (step.in?.startsWith('#') || step.in === 'dm') progress.in = step.in;
  const deed = describeAction(step.action, nameOf(progress.as, control), progress.in);
  transcript.step(number, step.twice ? `${deed} (delivered twice)` : deed);
  const readable = await perform(step, stage, progress);
  const captured = await expectAll(stage, step.expect, readable, step.action.kind !== 'see');
  if (step.action.kind === 'see')
    transcript.screen(`${nameOf(progress.as, control)} sees there:`, readable());
  for (const each of step.expect) transcript.note(`✓ ${quote(each)}`);
  for (const [name, value] of Object.entries(captured)) transcript.note(`  ${name} = ${value}`);
  progress.variables = { ...progress.variables, ...captured };
  return (next) => concludeStep(step, next, stage, progress, readable);
}

/**
 * What must not be there proves nothing while the answer, or anything at all, is still to come. A step that interrupts
 * the app at its work does not wait for the work to be done, unless a kill that was to hit it would hit the next.
 */
async function concludeStep(
  step: Step,
  next: Action | undefined,
  stage: Stage,
  progress: Progress,
  readable: Readable,
): Promise<void> {
  const mustCome = step.reject.length > 0;
  const armedKills = progress.question?.armedKills ?? 0;
  const isInterrupted = next !== undefined && isInterruption(next) && armedKills === 0;
  const isAsked = progress.question !== undefined;
  if (mustCome || !isInterrupted) await awaitAnswer(stage, progress, mustCome);
  if (mustCome && !isAsked && step.expect.length === 0 && step.action.kind !== 'see')
    await comesTrue(stage, () => readable().trim() !== '');
  rejectAll(step.reject, readable());
}

/** A kill that never came would leave the scenario proving less than it says. */
function requireKills({ faults }: Stage): void {
  const [never] = faults.waitingKills();
  if (never !== undefined) {
    throw new BrokenExpectation(`the app was to be killed ${never.when} ${never.call}, which was not called`);
  }
}

function nameOf(handle: string, { people }: SlackControl): string {
  return people.find((person) => person.handle === handle)?.name ?? handle;
}

function countExpectations({ steps }: Scenario): number {
  return steps.reduce((count, { expect, reject }) => count + expect.length + reject.length, 0);
}

function endLine(end: ScenarioEnd): string {
  return end.kind === 'held'
    ? `Held: ${counted(end.steps, 'step')}, ${counted(end.expectations, 'expectation')}.`
    : `BROKEN at step ${end.step}: ${end.why}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

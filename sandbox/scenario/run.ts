import { performance } from 'node:perf_hooks';
import type { SlackControl } from '../slack/control.ts';
import { BrokenExpectation } from './broken.ts';
import { describeAction } from './describe-action.ts';
import { expectAll, quote, rejectAll } from './expect.ts';
import { isDeed, perform } from './perform.ts';
import type { Readable } from './readable.ts';
import type { Scenario, Step } from './scenario.ts';
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
  const progress: Progress = { as: 'mia', in: '#security', variables: {}, actedAt: new Map() };
  let number = 0;
  let unchecked: () => void = () => undefined;
  try {
    for (const step of scenario.steps) {
      unchecked();
      number += 1;
      unchecked = await playStep(step, number, stage, progress);
    }
    unchecked();
    requireKills(stage);
  } catch (error) {
    if (error instanceof BrokenExpectation) return { kind: 'broken', step: number, why: error.message };
    throw error;
  }
  return { kind: 'held', steps: number, expectations: countExpectations(scenario) };
}

/** Resolves with the check of what must not be there, to be made when the next step starts. */
async function playStep(
  written: Step,
  number: number,
  stage: Stage,
  progress: Progress,
): Promise<() => void> {
  const { transcript, control } = stage;
  const step = substituteAll(written, progress.variables);
  progress.as = step.as ?? progress.as;
  if (step.in?.startsWith('#') || step.in === 'dm') progress.in = step.in;
  transcript.step(number, describeAction(step.action, nameOf(progress.as, control), progress.in));
  const readable = await perform(step, stage, progress);
  const captured = await expectAll(stage, step.expect, readable);
  if (step.action.kind === 'see')
    transcript.screen(`${nameOf(progress.as, control)} sees there:`, readable());
  for (const each of step.expect) transcript.note(`✓ ${quote(each)}`);
  for (const [name, value] of Object.entries(captured)) transcript.note(`  ${name} = ${value}`);
  progress.variables = { ...progress.variables, ...captured };
  if (step.expect.length === 0 && step.action.kind !== 'see') await whatIsToCome(step, stage, readable);
  return () => rejectAll(step.reject, readable());
}

/**
 * A step that expects nothing does not wait for an answer, with two exceptions: what must not be there proves nothing
 * while nothing is there; and a kill that this step provokes should not hit the next one.
 */
async function whatIsToCome(step: Step, stage: Stage, readable: Readable): Promise<void> {
  const { control, faults, patience } = stage;
  const armed = faults.waitingKills().length;
  const provoked = isDeed(step.action) && armed > 0;
  if (step.reject.length === 0 && !provoked) return;
  const isOver = () => readable().trim() !== '' || (provoked && faults.waitingKills().length < armed);
  const deadline = performance.now() + patience;
  // A kill shows on nobody's screen, so that the workspace alone cannot say when it is over.
  while (!isOver() && performance.now() < deadline) {
    await control.waitFor(() => (isOver() ? true : undefined), LOOK_EVERY);
  }
}

const LOOK_EVERY = 50;

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
    ? `Held: ${end.steps} steps, ${end.expectations} expectations.`
    : `BROKEN at step ${end.step}: ${end.why}`;
}

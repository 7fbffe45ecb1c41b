import type { SubmitOutcome } from '../slack/control.ts';
import { act } from './act.ts';
import { BrokenExpectation } from './broken.ts';
import { editItem } from './edit-item.ts';
import { look } from './look.ts';
import type { Readable } from './readable.ts';
import type { Action, Step } from './scenario.ts';
import { readableText } from './seen-text.ts';
import { type Progress, type Stage, sinceLastAct } from './stage.ts';

/** Does what a step says. Resolves with where its expectations are to be found. Throws `BrokenExpectation`. */
export async function perform(step: Step, stage: Stage, progress: Progress): Promise<Readable> {
  const { action } = step;
  if (action.kind === 'see') return look(action.place, stage, progress);
  if (isDeed(action)) await actOn(action, step, stage, progress);
  else await changeWorld(action, stage);
  // Nobody answers any more.
  if (action.kind === 'kill') delete progress.question;
  return () => readableText(stage.control.seen(progress.as, sinceLastAct(progress)), progress.as);
}

type Deed = Extract<Action, { kind: 'say' | 'click' | 'submit' }>;

/** Whether a person does it. */
function isDeed(action: Action): action is Deed {
  return action.kind === 'say' || action.kind === 'click' || action.kind === 'submit';
}

/** Whether it may come in the middle of the app's work: that is what it is for. */
export function isInterruption(action: Action): boolean {
  return !isDeed(action) && action.kind !== 'see' && action.kind !== 'wait';
}

async function actOn(action: Deed, step: Step, stage: Stage, progress: Progress): Promise<void> {
  const armedKills = stage.faults.waitingKills().length;
  const silenceIsFine = step.expect.length > 0 || armedKills > 0;
  const outcome = await act(stage, progress, silenceIsFine, () => deedOf(action, step, stage, progress));
  if (outcome.kind !== 'acknowledged') return;
  progress.question = { by: action.kind, as: progress.as, since: sinceLastAct(progress), armedKills };
}

function deedOf(action: Deed, step: Step, { control }: Stage, progress: Progress): Promise<SubmitOutcome> {
  switch (action.kind) {
    case 'say':
      return control.say(progress.as, progress.in, action.text);
    case 'click':
      return control.click(progress.as, {
        label: action.label,
        ...(step.in === undefined ? {} : { in: step.in }),
      });
    case 'submit':
      return control.submit(progress.as, action.fields);
  }
}

type WorldAction = Exclude<Action, Deed | { kind: 'see' }>;

async function changeWorld(action: WorldAction, stage: Stage): Promise<void> {
  const { apps, clock, faults } = stage;
  switch (action.kind) {
    case 'wait':
      return wait(action.by, stage);
    case 'kill':
      await apps.kill(action.app);
      return apps.settled();
    case 'kill-around':
      return faults.arm(action, async () => {
        stage.transcript.note(
          `(${action.call} ${action.when === 'before' ? 'arrives' : 'is applied'}: the app is killed)`,
        );
        await apps.killAll();
      });
    case 'fault': {
      const { call, fault: kind, for: length } = action;
      return faults.set({ call, kind, ...(length === undefined ? {} : { until: clock.now() + length }) });
    }
    case 'fault-off':
      return faults.clear(action.call);
    case 'edit':
      return editItem(stage.storeUrl, action.changes);
    case 'event':
      throw new BrokenExpectation(
        'there is no consumer yet: the app does not read CloudTrail records from a queue',
      );
  }
}

/** Of the times at which something was due, so many are noted one by one. */
const NOTED = 12;

async function wait(by: number, { clock, travelTo, transcript }: Stage): Promise<void> {
  const visited = await travelTo(clock.now() + by);
  for (const due of visited.slice(0, NOTED)) {
    transcript.note(`(what was due at ${new Date(due).toISOString()} ran)`);
  }
  if (visited.length > NOTED) transcript.note(`(and at ${visited.length - NOTED} later times)`);
}

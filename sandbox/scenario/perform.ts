import type { ChooseTarget, SlackControl, SubmitOutcome } from '../slack/control.ts';
import { act } from './act.ts';
import { changePeople } from './change-people.ts';
import { changeRoots } from './change-roots.ts';
import { editItem } from './edit-item.ts';
import { look } from './look.ts';
import { putEvent } from './put-event.ts';
import type { Readable } from './readable.ts';
import type { Action, Step } from './scenario.ts';
import { readableText } from './seen-text.ts';
import { type Progress, type Stage, sinceLastAct } from './stage.ts';

/** Does what a step says. Resolves with where its expectations are to be found. Throws `BrokenExpectation`. */
export async function perform(step: Step, stage: Stage, progress: Progress): Promise<Readable> {
  const { action } = step;
  if (action.kind === 'see') return look(action.place, step.in, stage, progress);
  if (isDeed(action)) await actOn(action, step, stage, progress);
  else await changeWorld(action, stage, progress, step.twice === true);
  // Nobody answers any more.
  if (action.kind === 'kill' || action.kind === 'config') delete progress.question;
  return () => readableText(stage.control.seen(progress.as, sinceLastAct(progress)), progress.as);
}

const DEEDS = ['say', 'click', 'choose', 'submit'] as const;
type Deed = Extract<Action, { kind: (typeof DEEDS)[number] }>;

/** Whether a person does it. */
function isDeed(action: Action): action is Deed {
  return DEEDS.some((kind) => kind === action.kind);
}

const INTERRUPTIONS: readonly Action['kind'][] = [
  'kill',
  'kill-around',
  'fault',
  'fault-off',
  'edit',
  'event',
];

/** Whether it may come in the middle of the app's work: that is what it is for. */
export function isInterruption(action: Action): boolean {
  return INTERRUPTIONS.includes(action.kind);
}

async function actOn(action: Deed, step: Step, stage: Stage, progress: Progress): Promise<void> {
  const armedKills = stage.faults.waitingKills().length;
  if (step.twice) stage.control.deliverTwice(1, ENVELOPES[action.kind]);
  const silenceIsFine = step.expect.length > 0 || armedKills > 0;
  const outcome = await act(stage, progress, silenceIsFine, () => deedOf(action, step, stage, progress));
  if (outcome.kind !== 'acknowledged') return;
  progress.question = { by: action.kind, as: progress.as, since: sinceLastAct(progress), armedKills };
}

/** Before the envelope that matters, a form may ask for options or tell of a field. */
const ENVELOPES: Readonly<Record<Deed['kind'], string | undefined>> = {
  say: undefined,
  click: undefined,
  choose: 'block_actions',
  submit: 'view_submission',
};

function deedOf(action: Deed, step: Step, { control }: Stage, progress: Progress): Promise<SubmitOutcome> {
  switch (action.kind) {
    case 'say':
      return control.say(progress.as, progress.in, action.text);
    case 'click':
      return control.click(progress.as, { label: action.label, ...asked(action, step) });
    case 'choose':
      return fillIn(action, asked(action, step), control, progress.as);
    case 'submit':
      return control.submit(progress.as, action.fields);
  }
}

function asked({ confirm }: Extract<Deed, { kind: 'click' | 'choose' }>, step: Step) {
  return {
    ...(step.on === undefined ? {} : { on: step.on }),
    ...(step.in === undefined ? {} : { in: step.in }),
    ...(confirm === undefined ? {} : { confirm }),
  };
}

/** Field by field; what came of the last is what came of it. */
async function fillIn(
  { fields }: Extract<Deed, { kind: 'choose' }>,
  where: Pick<ChooseTarget, 'in' | 'on' | 'confirm'>,
  control: SlackControl,
  as: string,
): Promise<SubmitOutcome> {
  let outcome: SubmitOutcome = { kind: 'slack-only', why: 'nothing was filled in' };
  for (const [label, option] of Object.entries(fields))
    outcome = await control.choose(as, { label, option, ...where });
  return outcome;
}

type WorldAction = Exclude<Action, Deed | { kind: 'see' }>;

async function changeWorld(
  action: WorldAction,
  stage: Stage,
  { kept }: Progress,
  twice: boolean,
): Promise<void> {
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
      const { call, fault: kind, on, for: length } = action;
      return faults.set({
        ...{ call, kind },
        ...(on === undefined ? {} : { on }),
        ...(length === undefined ? {} : { until: clock.now() + length }),
      });
    }
    case 'fault-off':
      return faults.clear(action.call);
    case 'edit':
      return editItem(stage.storeUrl, action.item, action.edit, kept);
    case 'root':
      return changeRoots(action, stage.aws);
    case 'standing':
    case 'group':
      return changePeople(action, stage.control);
    case 'config':
      return stage.reconfigure(action.file);
    case 'event':
      return putEvent(action, stage, twice);
  }
}

/** Of the times at which something was due, so many are noted one by one; of more, how many there were. */
const NOTED = 3;

async function wait(by: number, { clock, travelTo, transcript }: Stage): Promise<void> {
  const visited = await travelTo(clock.now() + by);
  if (visited.length > NOTED) transcript.note(`(what was due at ${visited.length} times on the way ran)`);
  else for (const due of visited) transcript.note(`(what was due at ${new Date(due).toISOString()} ran)`);
}

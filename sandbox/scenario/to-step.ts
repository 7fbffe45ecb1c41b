import { parseAccountId } from '../../src/domain/account.ts';
import { credentialsOf } from '../organization/credentials-from-file.ts';
import { type CallPattern, parseCallPattern } from '../process/call-pattern.ts';
import type { FieldInput } from '../slack/control.ts';
import { parseDuration } from './duration.ts';
import { editOf } from './edit-of.ts';
import { eventOf } from './event-of.ts';
import type { Action, ChangedRoot, Fields, Step } from './scenario.ts';
import type { StepFile } from './schema.ts';

/** A step as the runner needs it. The schema has checked it; `beside` resolves a path from the scenario's folder. */
export function toStep(file: StepFile, beside: (relative: string) => string): Step {
  return {
    action: toAction(file, beside),
    expect: [file.expect ?? []].flat(),
    reject: [file.reject ?? []].flat(),
    ...(file.as === undefined ? {} : { as: file.as }),
    ...(file.in === undefined ? {} : { in: file.in }),
    ...onOf(file),
    ...(file.twice === undefined ? {} : { twice: file.twice }),
  };
}

function toAction(file: StepFile, beside: (relative: string) => string): Action {
  if (file.say !== undefined) return { kind: 'say', text: file.say };
  if (file.click !== undefined) return { kind: 'click', label: file.click, ...confirmOf(file) };
  if (file.choose !== undefined) return { kind: 'choose', fields: fieldsOf(file.choose), ...confirmOf(file) };
  if (file.submit !== undefined) return { kind: 'submit', fields: fieldsOf(file.submit) };
  if (file.see !== undefined) return { kind: 'see', place: file.see };
  return toWorldAction(file, beside);
}

/** What nobody in the workspace does. */
function toWorldAction(file: StepFile, beside: (relative: string) => string): Action {
  if (file.wait !== undefined) return { kind: 'wait', by: checked(parseDuration(file.wait)) };
  if (file.event !== undefined) return { kind: 'event', event: eventOf(file.event, beside) };
  if (file.kill !== undefined) return killOf(file.kill);
  if (file.fault !== undefined) return faultOf(file.fault);
  if (file.edit !== undefined) return { kind: 'edit', ...checked(editOf(file.edit)) };
  if (file.root !== undefined) return { kind: 'root', roots: rootsOf(file.root) };
  if (file.standing !== undefined) return { kind: 'standing', standings: file.standing };
  if (file.group !== undefined) return { kind: 'group', members: file.group };
  return { kind: 'config', file: beside(checked(file.config)) };
}

function confirmOf({ confirm }: StepFile) {
  return confirm === undefined ? {} : { confirm };
}

/** People type text: numbers and truth values of the YAML count as what they look like. */
function fieldsOf(fields: NonNullable<StepFile['submit']>): Fields {
  const typed = (value: (typeof fields)[string]): FieldInput =>
    value === null || Array.isArray(value) ? value : String(value);
  return Object.fromEntries(Object.entries(fields).map(([label, value]) => [label, typed(value)]));
}

function killOf(kill: NonNullable<StepFile['kill']>): Action {
  if (typeof kill === 'string') return { kind: 'kill', app: Number(kill.slice('app '.length) || 1) };
  const rest = { nth: kill.nth ?? 1, ...onOf(kill) };
  return 'before' in kill
    ? { kind: 'kill-around', when: 'before', call: callOf(kill.before), ...rest }
    : { kind: 'kill-around', when: 'after', call: callOf(kill.after), ...rest };
}

function faultOf(fault: NonNullable<StepFile['fault']>): Action {
  const call = callOf(fault.call);
  if (fault.for === 'off') return { kind: 'fault-off', call };
  const action = { kind: 'fault', call, fault: checked(fault.kind), ...onOf(fault) } as const;
  return fault.for === undefined ? action : { ...action, for: checked(parseDuration(fault.for)) };
}

function rootsOf(roots: NonNullable<StepFile['root']>): ChangedRoot[] {
  return Object.entries(roots).map(([id, root]) => ({
    accountId: checked(parseAccountId(id)),
    root: credentialsOf(root),
  }));
}

function onOf({ on }: { readonly on?: string | undefined }) {
  return on === undefined ? {} : { on };
}

function callOf(text: string): CallPattern {
  return checked(parseCallPattern(text));
}

function checked<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The schema let a step through that it describes otherwise.');
  return value;
}

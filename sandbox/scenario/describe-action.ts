import type { Action } from './scenario.ts';

/** One line about a step: who does what, where. */
export function describeAction(action: Action, name: string, place: string): string {
  switch (action.kind) {
    case 'say':
      return `${name} says in ${place}: ${action.text}`;
    case 'click':
      return `${name} presses [${action.label}]`;
    case 'submit':
      return `${name} submits the window: ${fieldsOf(action.fields)}`;
    case 'wait':
      return `${lengthOf(action.by)} pass`;
    case 'event':
      return `A CloudTrail record arrives: ${action.file}`;
    case 'kill':
      return `App process ${action.app} is killed; a new one starts`;
    case 'kill-around':
      return `From here on: the app is killed ${action.when} call ${action.nth} of ${action.call}`;
    case 'fault':
      return `From here on: ${action.call} gives ${action.fault}${action.for === undefined ? '' : `, for ${lengthOf(action.for)}`}`;
    case 'fault-off':
      return `${action.call} works again`;
    case 'edit':
      return `Somebody edits the store: ${fieldsOf(action.changes)}`;
    case 'see':
      return `${name} looks at ${action.place}`;
  }
}

function fieldsOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${JSON.stringify(value)}`)
    .join(', ');
}

function lengthOf(milliseconds: number): string {
  const units = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1_000],
  ] as const;
  const [unit, size] = units.find(([, each]) => milliseconds >= each && milliseconds % each === 0) ?? [
    'ms',
    1,
  ];
  return `${milliseconds / size} ${unit}`;
}

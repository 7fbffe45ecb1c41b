import type { Action, ChangedRoot, ScenarioEvent } from './scenario.ts';

/** One line about a step: who does what, where. */
export function describeAction(action: Action, name: string, place: string): string {
  switch (action.kind) {
    case 'say':
      return `${name} says in ${place}: ${action.text}`;
    case 'click':
      return `${name} presses [${action.label}]${action.confirm === 'decline' ? ', and declines when asked' : ''}`;
    case 'choose':
      return `${name} fills in ${fieldsOf(action.fields)}`;
    case 'submit':
      return `${name} submits the window: ${fieldsOf(action.fields)}`;
    case 'wait':
      return `${lengthOf(action.by)} pass`;
    case 'event':
      return describeEvent(action.event);
    case 'kill':
      return `App process ${action.app} is killed; a new one starts`;
    case 'kill-around':
      return `From here on: the app is killed ${action.when} call ${action.nth} of ${action.call}${about(action)}`;
    case 'fault':
      return `From here on: ${action.call}${about(action)} gives ${action.fault}${action.for === undefined ? '' : `, for ${lengthOf(action.for)}`}`;
    case 'fault-off':
      return `${action.call} works again`;
    case 'edit':
      return describeEdit(action);
    case 'root':
      return action.roots.map(describeRoot).join('; ');
    case 'standing':
      return Object.entries(action.standings)
        .map(([handle, standing]) => `${handle} is now: ${standing}`)
        .join('; ');
    case 'group':
      return Object.entries(action.members)
        .map(([group, members]) => `The user group ${group} now has: ${members.join(', ') || 'nobody'}`)
        .join('; ');
    case 'config':
      return `The app starts anew with the configuration ${action.file}`;
    case 'see':
      return `${name} looks at ${action.place}`;
  }
}

function about({ on }: { readonly on?: string }): string {
  return on === undefined ? '' : ` with ${on} in it`;
}

function describeEvent(event: ScenarioEvent): string {
  if (event.kind === 'act')
    return `The root user of ${event.account}: ${event.act.did}${timesTold(event)}${whenTold(event)}; AWS tells of it`;
  const of = event.account === undefined ? '' : ` about ${event.account}`;
  return `AWS tells${of} what is in ${event.file}${whenTold(event)}`;
}

function timesTold({ times = 1 }: Extract<ScenarioEvent, { kind: 'act' }>): string {
  return times === 1 ? '' : ` ${times} times`;
}

function whenTold({ at }: ScenarioEvent): string {
  if (at === undefined) return '';
  return at.kind === 'ago' ? `, ${lengthOf(at.ago)} ago` : `, at ${new Date(at.at).toISOString()}`;
}

function describeEdit({ item, edit }: Extract<Action, { kind: 'edit' }>): string {
  const what = `item ${item.pk} ${item.sk}`;
  switch (edit.kind) {
    case 'set':
      return `Somebody edits ${what} in the store: ${fieldsOf(edit.changes)}`;
    case 'delete':
      return `Somebody deletes ${what} from the store`;
    case 'keep':
      return `Somebody copies ${what} of the store, as “${edit.name}”`;
    case 'restore':
      return `Somebody puts ${what} of the store back as it was at “${edit.name}”`;
  }
}

function fieldsOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([label, value]) => `${label}: ${JSON.stringify(value)}`)
    .join(', ');
}

function describeRoot({ accountId, root }: ChangedRoot): string {
  const { password, mfa, accessKeys, certificates } = root;
  const has = [
    password === undefined ? 'no password' : 'a password',
    `MFA: ${mfa.join(', ') || 'none'}`,
    `access keys: ${accessKeys.length}`,
    `certificates: ${certificates.length}`,
  ];
  return `The root user of ${accountId} now has ${has.join('; ')}`;
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

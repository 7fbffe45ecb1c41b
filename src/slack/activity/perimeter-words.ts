import type { PerimeterChange, PerimeterEvent } from '../../domain/perimeter/perimeter-event.ts';
import { harmlessLabel } from '../text/harmless.ts';

/** What was done to what keeps root users in check, as it reads within a sentence: `deny-root SCP p-9x2 detached`. */
export function perimeterInWords(event: PerimeterEvent, most: number): string {
  const { change, effect, eventName } = event;
  const label = (text: string | undefined) => (text === undefined ? '' : ` ${harmlessLabel(text, most)}`);
  switch (change.kind) {
    case 'central-root-access':
      return `central root access turned ${effect === 'weakens' ? 'off' : 'on'}`;
    case 'iam-administrator': {
      const done = effect === 'weakens' ? 'registered' : 'deregistered';
      return `delegated administrator for IAM ${done}:${label(change.account) || ' account not known'}`;
    }
    case 'deny-root-scp':
      return scpInWords(change, eventName, label);
    case 'root-email': {
      const done = eventName === 'AcceptPrimaryEmailUpdate' ? 'changed' : 'being changed';
      return `root e-mail address${change.account === undefined ? '' : ` of${label(change.account)}`} ${done}`;
    }
    case 'own-rule':
      return `Rootkeeper's own rule${label(change.rule)}:${label(eventName)}`;
    case 'own-queue':
      return `${queueInWords(change)}${label(change.queue)}:${label(eventName)}`;
  }
}

function queueInWords({ certainly }: Extract<PerimeterChange, { kind: 'own-queue' }>): string {
  return certainly === false ? "queue that may be Rootkeeper's own," : "Rootkeeper's own queue";
}

type ScpChange = Extract<PerimeterChange, { kind: 'deny-root-scp' }>;

function scpInWords(
  { policyId, target, certainly }: ScpChange,
  eventName: string,
  label: (text: string | undefined) => string,
): string {
  if (eventName === 'DisablePolicyType') return `all SCPs turned off${target && ` in${label(target)}`}`;
  const policy = `${certainly ? 'deny-root SCP' : 'SCP that may deny root users,'}${label(policyId)}`;
  switch (eventName) {
    case 'DetachPolicy':
      return `${policy} detached${target && ` from${label(target)}`}`;
    case 'AttachPolicy':
      return `${policy} attached${target && ` to${label(target)}`}`;
    case 'DeletePolicy':
      return `${policy} deleted`;
    default:
      return `${policy} changed`;
  }
}

/** What it means; empty where that is plain. */
export function effectInWords({ change, effect, outcome }: PerimeterEvent): string {
  if (outcome.kind === 'failure') return 'AWS refused it: nothing changed';
  if (change.kind === 'deny-root-scp' && !change.certainly && effect === 'unclear') {
    return 'weaker if it denied root users, which is not known, so look at what it said before';
  }
  switch (effect) {
    case 'weakens':
      return 'WEAKER than before';
    case 'strengthens':
      return 'stronger than before';
    case 'unclear':
      return 'weaker or stronger: that depends on what was written, so look';
  }
}

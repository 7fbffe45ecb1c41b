import { at, type Json, kept, rawText } from '../root-event/json.ts';
import { LIMITS } from '../root-event/limits.ts';
import type { Told } from './perimeter-event.ts';
import { effectOfPutRule } from './put-rule.ts';
import { effectOfAttributes } from './queue-policy.ts';
import type { Watched } from './watched.ts';

const RULE_EVENTS: Readonly<Record<string, Told['effect']>> = {
  DeleteRule: 'weakens',
  DisableRule: 'weakens',
  RemoveTargets: 'weakens',
  PutRule: 'unclear',
  PutTargets: 'unclear',
  EnableRule: 'strengthens',
};

const QUEUE_EVENTS: Readonly<Record<string, Told['effect']>> = {
  DeleteQueue: 'weakens',
  PurgeQueue: 'weakens',
  SetQueueAttributes: 'unclear',
  AddPermission: 'unclear',
  RemovePermission: 'unclear',
};

/** What was done to our own rules and queues: whoever wants not to be seen begins there. */
export function ownChange(record: Json, { rules, queues }: Watched): Told | undefined {
  const parameters = at(record, 'requestParameters');
  switch (at(record, 'eventSource')) {
    case 'events.amazonaws.com': {
      const effect = effectIn(RULE_EVENTS, record);
      const rule = ruleName(at(parameters, 'name') ?? at(parameters, 'rule'));
      if (effect === undefined || !rules.includes(rule)) return undefined;
      const change = { kind: 'own-rule' as const, rule: kept(rule, LIMITS.name) };
      return { change, effect: isCall(record, 'PutRule') ? effectOfPutRule(rule, parameters) : effect };
    }
    case 'sqs.amazonaws.com': {
      const effect = effectIn(QUEUE_EVENTS, record);
      const queue = ownerAndName(at(parameters, 'queueUrl'));
      const isOurs = queues.includes(queue);
      if (effect === undefined || !(isOurs || queues.includes(nameIn(queue)))) return undefined;
      const change = { kind: 'own-queue' as const, queue: kept(queue, LIMITS.arn) };
      return {
        change: isOurs ? change : { ...change, certainly: false },
        effect: isCall(record, 'SetQueueAttributes') ? effectOfAttributes(parameters, rules) : effect,
      };
    }
    default:
      return undefined;
  }
}

function isCall(record: Json, name: string): boolean {
  return at(record, 'eventName') === name;
}

function effectIn(
  events: Readonly<Record<string, Told['effect']>>,
  record: Json,
): Told['effect'] | undefined {
  const name = rawText(at(record, 'eventName')) ?? '';
  return Object.hasOwn(events, name) ? events[name] : undefined;
}

/** A rule's name, also where its ARN was given. */
function ruleName(value: unknown): string {
  return (rawText(value) ?? '').replace(/^.*[/]/s, '');
}

/** `111122223333/rootkeeper-events`: what ends the URL of a queue under any of its hosts. */
function ownerAndName(queueUrl: unknown): string {
  const path = (rawText(queueUrl) ?? '').split('/');
  return path.slice(-2).join('/');
}

function nameIn(ownerAndName: string): string {
  return ownerAndName.split('/').at(-1) ?? '';
}

import { canonicalJson } from '../audit-chain/canonical.ts';
import { at, isJson, type Json, rawText } from '../root-event/json.ts';
import { wellFormed } from '../well-formed.ts';
import { OWN_RULES, type OwnRule } from './own-rules.ts';
import type { Told } from './perimeter-event.ts';

/**
 * What `PutRule` did to a rule of ours, which replaces all of it: weaker where it is disabled, hears no reads any more, or
 * matches anything else than ours does. `rule`: its name; a rule of another name may have the pattern of any of ours.
 */
export function effectOfPutRule(rule: string, parameters: unknown): Told['effect'] {
  const state = rawText(at(parameters, 'state')) ?? 'ENABLED';
  if (!state.startsWith('ENABLED')) return 'weakens';
  const pattern = rawText(at(parameters, 'eventPattern'));
  const isScheduled = rawText(at(parameters, 'scheduleExpression')) !== undefined;
  if (pattern === undefined) return isScheduled && !isHeartbeat(rule) ? 'weakens' : 'unclear';
  const ours = ownRules(rule).filter((own) => isSame(own.pattern, pattern));
  return ours.some(({ hearsReads }) => !hearsReads || state === HEARS_READS) ? 'unclear' : 'weakens';
}

const HEARS_READS = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';

/** The one that runs on a schedule and matches nothing. */
function isHeartbeat(rule: string): boolean {
  return /heartbeat/i.test(rule) && !Object.hasOwn(OWN_RULES, rule);
}

function ownRules(rule: string): readonly OwnRule[] {
  const own = Object.hasOwn(OWN_RULES, rule) ? OWN_RULES[rule] : undefined;
  return own === undefined ? Object.values(OWN_RULES) : [own];
}

function isSame(own: object, pattern: string): boolean {
  const written = parsed(pattern);
  return written !== undefined && canonicalJson(written) === canonicalJson(own);
}

function parsed(pattern: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(wellFormed(pattern));
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

import type { Partition } from '../domain/account.ts';
import { globalRegion } from '../domain/global-region.ts';
import type { Instant } from '../domain/time.ts';
import type { NotLookedAt, TrailLookup, TrailPage, TrailQuestion } from '../operations/activity-ports.ts';
import type { Log } from '../operations/ports.ts';
import { merged } from './merged.ts';
import { aliasesIn } from './root-alias.ts';
import { enterTrail, type TrailAccess, type TrailAccessOptions } from './trail-access.ts';
import { createTrailGates, type TrailGates } from './trail-gates.ts';
import { historyPages, type LookupAttribute } from './trail-pages.ts';
import { lookupTrouble, notEntered } from './trail-trouble.ts';

export interface TrailOptions extends TrailAccessOptions {
  readonly log: Log;
}

/** One look-up of one account. */
interface Visit {
  readonly question: TrailQuestion;
  readonly access: TrailAccess;
  readonly signal: AbortSignal;
}

/** What CloudTrail calls a root user: `root`, or the account's alias where it has one. */
const ROOT: LookupAttribute = { key: 'Username', value: 'root' };
const SIGN_INS: LookupAttribute = { key: 'EventName', value: 'ConsoleLogin' };

/**
 * Looks root up by its name. Under which name CloudTrail finds the root user of an account with an alias is not
 * documented: so all sign-ins are looked up first, and root is looked for by every name that it signed in with.
 */
export function createTrailLookup(options: TrailOptions): TrailLookup {
  const gates = createTrailGates(options.monotonic);
  return {
    async *lookUp(question, signal) {
      const access = await entered(question, signal, options);
      if ('kind' in access) yield access;
      else yield* lookedUp({ question, access, signal }, gates, options);
    },
  };
}

async function entered(
  { account, partition }: TrailQuestion,
  signal: AbortSignal,
  options: TrailOptions,
): Promise<TrailAccess | NotLookedAt> {
  try {
    return await enterTrail(account, partition, signal, options);
  } catch (error) {
    signal.throwIfAborted();
    options.log.warn({ err: error, accountId: account.id }, "an account's history cannot be looked at");
    return notEntered(error, options.role.roleName);
  }
}

async function* lookedUp(
  visit: Visit,
  gates: TrailGates,
  options: TrailOptions,
): AsyncGenerator<TrailPage, void> {
  const { regions, partition, eventNames } = visit.question;
  const look = (region: string, attribute: LookupAttribute) =>
    lookIn(region, attribute, visit, gates, options);
  const names = new Set<string>();
  for await (const page of looksOf(signInRegions(regions, partition), [SIGN_INS], look)) {
    if (page.kind === 'records') for (const name of aliasesIn(page.records)) names.add(name);
    yield page;
  }
  const root = [ROOT, ...[...names].map((value): LookupAttribute => ({ key: 'Username', value }))];
  const others = eventNames.map((value): LookupAttribute => ({ key: 'EventName', value }));
  yield* merged(regions.map((region) => looksOf([region], [...root, ...others], look)));
}

/** Root signs in in one Region only. */
function signInRegions(regions: readonly string[], partition: Partition): readonly string[] {
  return regions.filter((region) => region === globalRegion(partition));
}

/** One look-up after the other: they share their rate. */
async function* looksOf(
  regions: readonly string[],
  attributes: readonly LookupAttribute[],
  look: (region: string, attribute: LookupAttribute) => AsyncIterable<TrailPage>,
): AsyncGenerator<TrailPage, void> {
  for (const region of regions) for (const attribute of attributes) yield* look(region, attribute);
}

async function* lookIn(
  region: string,
  attribute: LookupAttribute,
  { question, access, signal }: Visit,
  gates: TrailGates,
  { call, log, role }: TrailOptions,
): AsyncGenerator<TrailPage, void> {
  const { account } = question;
  const gate = gates(account.id, region);
  let lookedBackTo: Instant | undefined;
  try {
    const pages = historyPages(attribute, question, async (send) => {
      const client = await access.clientIn(region);
      return call(gate, signal, (options) => send(client, options));
    });
    for await (const { records, oldest = lookedBackTo } of pages) {
      lookedBackTo = oldest;
      yield { kind: 'records', region, records };
    }
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, accountId: account.id, region }, 'a Region was not looked at to the end');
    yield {
      ...{ kind: 'not-looked-at', region, what: `${attribute.key} ${attribute.value}` },
      ...(lookedBackTo === undefined ? {} : { lookedBackTo }),
      ...lookupTrouble(error, region, role.roleName),
    };
  }
}

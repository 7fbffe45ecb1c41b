import { acknowledge } from '../../domain/acknowledgement/acknowledge.ts';
import type { Acknowledgement } from '../../domain/acknowledgement/acknowledgement.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AcknowledgedStanding, Whose } from '../../domain/digest/digest.ts';
import type { Person } from '../../domain/window/person.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { AcknowledgementStore } from '../digest-ports.ts';
import type { Clock, Log, ResultStore, Workspace } from '../ports.ts';
import type {
  Acknowledged,
  Acknowledging,
  AskedFinding,
  AskedToAcknowledge,
  CannotAcknowledge,
  OpenedFinding,
} from './acknowledging.ts';
import { coveredBy, knownFinding, standingOf } from './find-standing.ts';
import { liveAcknowledgements } from './live-acknowledgements.ts';
import type { RecentSnapshot } from './recent-snapshot.ts';

export interface AcknowledgingDeps {
  /** Of `readers`. */
  readonly authorizeReader: AuthorizeReader;
  /** Of `digest.acknowledgers`. */
  readonly authorizeAcknowledger: AuthorizeReader;
  readonly acknowledgements: AcknowledgementStore;
  readonly recentSnapshot: RecentSnapshot;
  readonly results: Pick<ResultStore, 'load'>;
  readonly workspace: Pick<Workspace, 'person'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

export function createAcknowledging(deps: AcknowledgingDeps): Acknowledging {
  return {
    may: async (actor) => {
      const cannot = await notAllowed(actor, deps);
      return cannot === undefined ? { kind: 'allowed' } : { kind: 'refused', why: cannot.why };
    },
    open: (asked) => open(asked, deps),
    acknowledge: (asked) => acknowledgeNow(asked, deps),
    in: (posture) => liveAcknowledgements(posture, deps),
  };
}

async function open(asked: AskedFinding, deps: AcknowledgingDeps): Promise<OpenedFinding> {
  const cannot = await notAllowed(asked.actor, deps);
  if (cannot !== undefined) return cannot;
  const now = deps.clock.now();
  const known = await knownFinding(asked, deps, now);
  const standing = standingOf(known, asked);
  if (typeof standing === 'string') return { kind: 'refused', refusal: { why: standing } };
  const acknowledgement = coveredBy(known, now);
  return { kind: 'open', standing, ...(acknowledgement && { acknowledgement }) };
}

async function acknowledgeNow(asked: AskedToAcknowledge, deps: AcknowledgingDeps): Promise<Acknowledged> {
  const cannot = await notAllowed(asked.actor, deps);
  if (cannot !== undefined) return cannot;
  const by = await personOf(asked.actor, deps);
  const now = deps.clock.now();
  const known = await knownFinding(asked, deps, now);
  const finding = standingOf(known, asked);
  if (typeof finding === 'string') return { kind: 'refused', refusal: { why: finding } };
  const { on, checkId, why, until } = asked;
  const outcome = acknowledge({ on, checkId, why, until, by, at: now }, known.snapshot, known.shown);
  if (outcome.kind === 'refused') return outcome;
  const standing = coveredBy(known, now);
  if (standing !== undefined && standing.at !== asked.seenAt) {
    return repeated(standing, outcome.acknowledgement, finding.whose) ?? { kind: 'moved', standing };
  }
  return put({ ...finding, acknowledgement: outcome.acknowledgement }, known.latest, deps);
}

/** Everybody who acknowledges may also read: whoever is shown a finding is told what is wrong with a root user. */
async function notAllowed(
  actor: Actor,
  { authorizeReader, authorizeAcknowledger }: AcknowledgingDeps,
): Promise<Extract<CannotAcknowledge, { kind: 'not-allowed' }> | undefined> {
  const [reading, acknowledging] = await Promise.all([authorizeReader(actor), authorizeAcknowledger(actor)]);
  if (reading.kind === 'refused') return { kind: 'not-allowed', as: 'reader', why: reading.why };
  if (acknowledging.kind === 'refused') {
    return { kind: 'not-allowed', as: 'acknowledger', why: acknowledging.why };
  }
  return undefined;
}

/** As the record names them. */
async function personOf({ userId }: Actor, { workspace }: AcknowledgingDeps): Promise<Person> {
  const { id, name, email } = await workspace.person(userId);
  return { id, name, ...(email !== undefined && { email }) };
}

async function put(
  { acknowledgement, whose }: Pick<AcknowledgedStanding, 'acknowledgement' | 'whose'>,
  seen: Acknowledgement | undefined,
  { acknowledgements, log }: AcknowledgingDeps,
): Promise<Acknowledged> {
  const stored = await acknowledgements.put(acknowledgement, seen);
  if (stored.kind === 'moved') return repeated(stored.standing, acknowledgement, whose) ?? stored;
  const { on, checkId, by, until } = acknowledgement;
  log.info({ on, checkId, userId: by.id, until: new Date(until) }, 'a finding was acknowledged');
  return { kind: 'acknowledged', acknowledgement, whose };
}

/** What Slack delivers twice, or a person submits again, comes to what it came to the first time. */
function repeated(
  standing: Acknowledgement | undefined,
  { by, why, until }: Acknowledgement,
  whose: Whose,
): Acknowledged | undefined {
  const isSame = standing?.by.id === by.id && standing.why === why && standing.until === until;
  return isSame ? { kind: 'acknowledged', acknowledgement: standing, whose } : undefined;
}

import type { Partition } from '../../../src/domain/account.ts';
import { HOUR, type Instant, type Milliseconds, SECOND } from '../../../src/domain/time.ts';
import type { Moment } from '../../organization/moment.ts';
import type { OrganizationAccount } from '../../organization/organization.ts';
import { renderCredentialReport } from './credential-report.ts';

/** A report stays good for so long; until then asking for another gives the same one. IAM User Guide, "Credential reports". */
const GOOD_FOR = 4 * HOUR;

/** The sandbox's time goes on with real time: only a clock that somebody moved is ahead of it by so much. */
const MOVED = 10 * SECOND;

export interface ReportsOptions {
  readonly partition: Partition;
  readonly at: (moment: Moment) => Instant;
  /** The sandbox's time: how old a report is. */
  readonly now: () => Instant;
  /**
   * How long one is made is measured in real time, as whoever waits for it does; where the sandbox's time is moved by
   * that much, it is made too.
   */
  readonly realTime: () => Instant;
  readonly wait: Milliseconds;
}

export interface Report {
  readonly generatedAt: Instant;
  /** The CSV in base 64. */
  readonly content: string;
}

export type ReportAnswer =
  | { readonly kind: 'ready'; readonly report: Report }
  | { readonly kind: 'absent' | 'expired' | 'in-progress' };

/** The credential reports of all accounts. */
export interface Reports {
  /** What GenerateCredentialReport says; it begins one where there is none, or where it is too old. */
  generate(account: OrganizationAccount): 'STARTED' | 'INPROGRESS' | 'COMPLETE';
  get(account: OrganizationAccount): ReportAnswer;
}

type State =
  | { readonly kind: 'ready'; readonly report: Report }
  | { readonly kind: 'making'; readonly readyAt: Instant; readonly madeBy: Instant }
  | { readonly kind: 'absent' };

/** Reports are made when somebody asks for them, and kept as they were made. */
export function createReports(options: ReportsOptions): Reports {
  const states = new Map<string, State>();

  const stateOf = (account: OrganizationAccount): State => {
    const state = states.get(account.id) ?? initial(account, options);
    const isMade =
      state.kind === 'making' && (options.realTime() >= state.readyAt || options.now() >= state.madeBy);
    const settled = isMade ? made(account, options) : state;
    if (settled !== states.get(account.id)) states.set(account.id, settled);
    return settled;
  };
  const isGood = ({ generatedAt }: Report) => options.now() - generatedAt < GOOD_FOR;

  return {
    generate(account) {
      const state = stateOf(account);
      if (state.kind === 'making') return 'INPROGRESS';
      if (state.kind === 'ready' && isGood(state.report)) return 'COMPLETE';
      states.set(account.id, {
        kind: 'making',
        readyAt: options.realTime() + options.wait,
        madeBy: options.now() + options.wait + MOVED,
      });
      return 'STARTED';
    },
    get(account) {
      const state = stateOf(account);
      if (state.kind === 'making') return { kind: 'in-progress' };
      if (state.kind === 'absent') return state;
      return isGood(state.report) ? state : { kind: 'expired' };
    },
  };
}

function initial(account: OrganizationAccount, options: ReportsOptions): State {
  const { reportGenerated } = account;
  if (reportGenerated === undefined) return { kind: 'absent' };
  return { kind: 'ready', report: reportOf(account, options.at(reportGenerated), options) };
}

function made(account: OrganizationAccount, options: ReportsOptions): State {
  return { kind: 'ready', report: reportOf(account, options.now(), options) };
}

function reportOf(account: OrganizationAccount, at: Instant, options: ReportsOptions): Report {
  const generatedAt = Math.floor(at / 1_000) * 1_000;
  const csv =
    account.verbatim.credentialReport ?? renderCredentialReport(account, options.partition, options.at);
  return { generatedAt, content: Buffer.from(csv).toString('base64') };
}

import type { Directory } from '../../../domain/account.ts';
import type { Digest, Seal } from '../../../domain/audit-chain/entry.ts';
import type { Seals } from '../../../domain/audit-chain/seal.ts';
import type { Baseline, CardView } from '../../../domain/window/card-view.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { Measurements } from '../../measurements.ts';
import type { Clock, Log, NewId, RootAuditor, Workspace } from '../../ports.ts';
import type { Messenger } from '../../posting-ports.ts';
import type { PostStore, WindowStore } from '../../window-ports.ts';
import type { WindowRenderer } from '../../window-renderer.ts';
import type { People } from '../people.ts';
import type { PolicyNow } from '../policy-now.ts';

/** What following windows needs. */
export interface TendingDeps {
  readonly store: WindowStore;
  readonly posts: PostStore;
  readonly messenger: Messenger;
  readonly renderer: Pick<WindowRenderer, 'card' | 'page' | 'reply' | 'notice'>;
  readonly cardView: (window: RootWindow, baseline?: Baseline) => Promise<CardView>;
  readonly people: Pick<People, 'candidates' | 'members'>;
  readonly policyNow: PolicyNow;
  readonly workspace: Pick<Workspace, 'channel'>;
  readonly directory: () => Promise<Directory>;
  readonly measurements: Measurements;
  readonly auditor: Pick<RootAuditor, 'features'>;
  /** Where windows are decided. */
  readonly approvalsChannel: string;
  /** Where break-glass pages. */
  readonly alertsChannel: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly seal: Seal;
  readonly seals: Seals;
  readonly digest: Digest;
  readonly log: Log;
  /** Ends measurements early. */
  readonly signal: AbortSignal;
}

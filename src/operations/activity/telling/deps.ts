import type { WindowUseRecord } from '../../../domain/activity/window-use-record.ts';
import type { Alert } from '../../../domain/alert/alert.ts';
import type { AlertView, WindowUseView } from '../../../domain/alert/alert-view.ts';
import type { Digest } from '../../../domain/audit-chain/entry.ts';
import type { Milliseconds } from '../../../domain/time.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type {
  ActivityStore,
  AlertPostStore,
  AlertStore,
  WindowUseStore,
} from '../../activity-store-ports.ts';
import type { AlertRenderer } from '../../alert-renderer.ts';
import type { Clock, Log, NewId, Workspace } from '../../ports.ts';
import type { Messenger } from '../../posting-ports.ts';
import type { PostStore, WindowStore } from '../../window-ports.ts';
import type { RecentDirectory } from '../../windows/recent-directory.ts';

/** What telling people of root activity needs. */
export interface TellingDeps {
  readonly alerts: AlertStore;
  readonly alertPosts: AlertPostStore;
  readonly uses: WindowUseStore;
  readonly records: Pick<ActivityStore, 'load' | 'eventsOf'>;
  readonly windows: Pick<WindowStore, 'loadWhole'>;
  readonly windowPosts: PostStore;
  /** Which accounts have a name by now. */
  readonly directory: RecentDirectory;
  readonly messenger: Messenger;
  readonly renderer: AlertRenderer;
  /** Throws only where the store gives no answer. */
  readonly alertView: (alert: Alert) => Promise<AlertView>;
  readonly useView: (window: RootWindow, record: WindowUseRecord) => Promise<WindowUseView>;
  /** Whom an alert calls on, as Slack user ids: never throws, and is empty where nobody could be read. */
  readonly escalate: () => Promise<readonly string[]>;
  readonly workspace: Pick<Workspace, 'channel'>;
  readonly alertsChannel: string;
  readonly approvalsChannel: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly digest: Digest;
  readonly log: Log;
  /** Resolves after so long in real time. */
  readonly wait: (time: Milliseconds) => Promise<void>;
}

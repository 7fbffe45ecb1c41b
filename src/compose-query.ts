import type { QueryCommandDeps } from '../commands/index.ts';
import { createTurns } from './aws/turns.ts';
import type { Base } from './compose-base.ts';
import type { ComposedReports } from './compose-reports.ts';
import type { ReportsConfig } from './config/reports.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createAskQuery } from './operations/query/ask.ts';
import { createImages } from './operations/query/images.ts';
import type { KeptHead, KeptPiece } from './operations/query/query-answer.ts';
import { createReportStates } from './operations/query/report-states.ts';
import { createSendRows } from './operations/query/send-rows.ts';
import { createStoredEvents } from './operations/query/stored-events.ts';
import { createStoredWindows } from './operations/query/stored-windows.ts';
import { createQueryEngine } from './query-engine/engine.ts';
import { createActivityStore } from './store/activity/activity-store.ts';
import { createAnswerStore } from './store/answer-store.ts';
import { createWindowStore } from './store/windows/window-store.ts';

type Reports = Pick<ComposedReports, 'store' | 'readMissing' | 'files'>;

/** Questions in SQL, for those who may read credential reports. */
export function composeQuery({ readers }: ReportsConfig, reports: Reports, base: Base): QueryCommandDeps {
  const { runtime, table, log, signal, workspace } = base;
  const { clock, monotonic, newId } = runtime;
  const engine = createQueryEngine();
  const answers = createAnswerStore<KeptHead, KeptPiece>({ table, newId, log });
  const currentImage = imagesOf(engine, reports, base);
  return {
    authorizeAsker: createAuthorizeReader(workspace, readers, log),
    ask: createAskQuery({ engine, currentImage, answers, clock, monotonic, newId, log, signal }),
    sendRows: createSendRows({ answers, files: reports.files, clock, log, turn: createTurns().next, signal }),
  };
}

function imagesOf(
  engine: ReturnType<typeof createQueryEngine>,
  { store, readMissing }: Reports,
  { config, runtime, table, log, signal, directory, recentSnapshot }: Base,
) {
  const { clock } = runtime;
  return createImages({
    ...{ engine, reports: store, recentSnapshot, clock, log, signal },
    directory: () => directory(signal),
    reportStates: createReportStates({ readMissing, store, clock, signal }),
    ...(config.windows && { storedWindows: createStoredWindows(createWindowStore({ table, log })) }),
    ...(config.activity && { storedEvents: createStoredEvents(createActivityStore({ table, log })) }),
  });
}

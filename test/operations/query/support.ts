import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Directory } from '../../../src/domain/account.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import type { Answer, AnswerStore } from '../../../src/operations/answer-ports.ts';
import { createAskQuery } from '../../../src/operations/query/ask.ts';
import { createImages } from '../../../src/operations/query/images.ts';
import type { KeptHead, KeptPiece } from '../../../src/operations/query/query-answer.ts';
import { createSendRows } from '../../../src/operations/query/send-rows.ts';
import type { SourcesDeps } from '../../../src/operations/query/sources.ts';
import type { QueryEngine } from '../../../src/operations/query-ports.ts';
import type { FileToUpload, StoredReport } from '../../../src/operations/report-ports.ts';
import { aDirectory } from '../../support/builders/account.ts';
import { aCredentialReport, type ReportShape } from '../../support/builders/credential-report.ts';
import { NOW } from '../../support/builders/time.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { fakeReportStore } from '../../support/fakes/reports.ts';

const { signal } = new AbortController();

/** The report of an account of the directory's. */
export function stored(
  accountId: StoredReport['accountId'],
  generatedAt: number,
  shape: Partial<ReportShape> = {},
): StoredReport {
  return { accountId, generatedAt, storedAt: generatedAt, csv: aCredentialReport({ accountId, ...shape }) };
}

export interface World {
  readonly engine: QueryEngine;
  readonly directory?: Directory;
  readonly reports: readonly StoredReport[];
  readonly snapshot?: Snapshot;
  readonly sources?: Pick<SourcesDeps, 'storedWindows' | 'storedEvents'>;
}

/** Everything behind `/root-query` but Slack and the table. */
export function aQueryWorld({ engine, directory = aDirectory(), reports, snapshot, sources }: World) {
  const clock = standingClock(NOW);
  const log = recordingLog();
  const store = fakeReportStore(...reports);
  const loaded: string[] = [];
  const kept = new Map<string, Answer<KeptHead, KeptPiece>>();
  const answers: AnswerStore<KeptHead, KeptPiece> = {
    save: async (id, answer) => void kept.set(id, answer),
    load: async (id) => kept.get(id),
  };
  let n = 0;
  const newId = (purpose: string) => `${purpose}-${++n}`;
  const currentImage = createImages({
    ...{ engine, clock, log, signal, ...sources },
    reports: {
      load: (ids, now) => {
        const all = [...ids];
        loaded.push(...all);
        return store.load(all, now);
      },
    },
    reportStates: () => store.heads(clock.now()),
    directory: async () => directory,
    recentSnapshot: async () => snapshot,
  });
  const files: { file: FileToUpload; target: string; text: string }[] = [];
  const sendRows = createSendRows({
    ...{ answers, clock, log, turn: () => nextTurn(), signal },
    files: {
      upload: async (file, target, { text }) => {
        files.push({ file, target, text });
        return 'F1';
      },
    },
  });
  const ask = createAskQuery({
    ...{ engine, currentImage, answers, clock, newId, log, signal },
    monotonic: () => 0,
  });
  return { ask, sendRows, clock, log, store, loaded, kept, files };
}

export type QueryWorld = ReturnType<typeof aQueryWorld>;

/** The answer with its rows; throws where there is none. */
export async function answerOf({ ask }: QueryWorld, typed: string) {
  const answer = await ask('U0MIA', typed).answer;
  if (answer.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(answer)}`);
  return answer;
}

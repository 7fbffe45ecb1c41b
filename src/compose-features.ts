import { composeActivity } from './compose-activity.ts';
import type { Base } from './compose-base.ts';
import { composeDigest } from './compose-digest.ts';
import { composeQuery } from './compose-query.ts';
import { composeReports } from './compose-reports.ts';
import { composeRootUses } from './compose-root-uses.ts';
import { composeWindows } from './compose-windows.ts';
import { createMeasurements } from './operations/measurements.ts';
import { createMessenger } from './slack-web/messenger.ts';

export type Features = ReturnType<typeof composeFeatures>;

/** What is on where it is configured, and what measures accounts for all of it. */
export function composeFeatures(base: Base) {
  const { config, runtime, log, signal, table, aws, slack, workspace, directory } = base;
  const common = { runtime, config, table, workspace, log, signal };
  const messenger = () => createMessenger(slack.messages);
  const activity =
    config.activity &&
    composeActivity(config.activity, {
      ...{ ...common, messenger: messenger(), directoryStore: base.directoryStore },
      ...{ auditor: aws.auditor, callerIdentity: aws.callerIdentity },
    });
  const auditor = activity?.watching(aws.auditor) ?? aws.auditor;
  const joinRootUses = composeRootUses(base);
  const joining = joinRootUses && { joinRootUses };
  const shared = { ...common, ...joining, measurements: createMeasurements(auditor, runtime.clock), auditor };
  const windows =
    config.windows &&
    composeWindows(config.windows, {
      ...{ ...shared, messenger: messenger() },
      ...(activity && { evidenceOf: activity.evidenceOf }),
      currentDirectory: () => directory(signal),
    });
  const { snapshots, recentSnapshot, results, leases } = base;
  const digest =
    config.digest &&
    composeDigest(config.digest, {
      ...{ ...shared, slack, snapshots, recentSnapshot, results, leases, directory },
      ...(activity && { readPipeline: activity.readPipeline, rootActivity: activity.since }),
    });
  const { reportKeeping } = base;
  const reports = config.reports && reportKeeping && composeReports(config.reports, reportKeeping, base);
  const queries = config.reports && reports && composeQuery(config.reports, reports, base);
  return {
    activity,
    windows,
    digest,
    reports,
    queries,
    auditor,
    joinRootUses,
    measurements: shared.measurements,
  };
}

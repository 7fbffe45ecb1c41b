import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { REPORTS_SHARE } from '../src/slack/reports/action-ids.ts';
import type { CommandDeps, ReportCommandDeps } from './deps.ts';
import { ROOT_REPORT } from './descriptions/reports.ts';
import { rootReportCommand } from './root-report.ts';
import { shareReports } from './root-report-share.ts';

/** The command of credential reports, and the button that shares them. */
export function registerReports(app: App, deps: CommandDeps, reports: ReportCommandDeps): void {
  app.command(ROOT_REPORT.command, rootReportCommand(deps, reports));
  app.action<BlockAction<ButtonAction>>(
    { type: 'block_actions', action_id: REPORTS_SHARE },
    shareReports(deps, reports),
  );
}

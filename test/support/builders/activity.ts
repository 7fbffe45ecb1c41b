import type { ActivityRecord, Kept } from '../../../src/domain/activity/record.ts';
import { aConsoleLogin, anAssumeRoot, type CloudTrailRecord, intakeOf } from './cloudtrail.ts';
import { NOW } from './time.ts';

/** What is kept of a record; throws where nothing is. */
export function keptOf(record: CloudTrailRecord = aConsoleLogin()): Kept {
  const intake = intakeOf(record);
  if (intake.kind === 'root' || intake.kind === 'assume-root' || intake.kind === 'perimeter') return intake;
  throw new Error(`Nothing is kept: ${JSON.stringify(intake)}`);
}

/** As it is stored when it has just come, and nothing was done about it yet. */
export function aRecord(
  record: CloudTrailRecord = aConsoleLogin(),
  overrides: Partial<ActivityRecord> = {},
): ActivityRecord {
  return { kept: keptOf(record), arrivedAt: NOW, due: NOW, ...overrides };
}

/** The deny-root SCP is detached, by an administrator. */
export function aDetachment(overrides: CloudTrailRecord = {}): CloudTrailRecord {
  return anAssumeRoot({
    eventSource: 'organizations.amazonaws.com',
    eventName: 'DetachPolicy',
    requestParameters: { policyId: 'p-denyroot1', targetId: 'ou-prod' },
    responseElements: null,
    ...overrides,
  });
}

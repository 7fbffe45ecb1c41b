import type { ModalView, PlainTextOption } from '@slack/types';
import type { Posture } from '../../domain/posture.ts';
import {
  STATUS_FINDING_PICKER,
  STATUS_FINDING_PICKER_BLOCK,
  STATUS_FINDING_PICKER_SELECT,
} from '../action-ids.ts';
import { findingMenu, findingOptions, type OfferedFinding } from '../digest/finding-picker.ts';
import { encodeStatusValue, type StatusValue } from '../status-value.ts';
import { findingsOf, rankOf } from './findings.ts';

/**
 * The modal that asks which finding of a result to acknowledge, or of one account of it. Its private_metadata is the
 * button's value, its menu is filled by `statusFindingOptions`.
 */
export function statusFindingPicker(value: StatusValue): ModalView {
  return findingMenu({
    callbackId: STATUS_FINDING_PICKER,
    blockId: STATUS_FINDING_PICKER_BLOCK,
    actionId: STATUS_FINDING_PICKER_SELECT,
    metadata: encodeStatusValue(value),
  });
}

/**
 * What the menu offers for what was typed so far: at most 100 of the result's findings that can be acknowledged, worst
 * first. An option's value is `encodeFindingValue`'s, without the result's id.
 */
export function statusFindingOptions(posture: Posture, value: StatusValue, query: string): PlainTextOption[] {
  return findingOptions({ failing: offered(posture, value) }, query);
}

function offered({ accounts, organization }: Posture, value: StatusValue): readonly OfferedFinding[] {
  const shown =
    value.view === 'account' ? accounts.filter(({ account }) => account.id === value.accountId) : accounts;
  const ofAccounts = findingsOf(shown).map(({ account, checkId, severity }) => ({
    whose: account,
    checkId,
    finding: { severity },
  }));
  const ofAll = organization.flatMap(({ checkId, severity, outcome }): OfferedFinding[] =>
    outcome.status === 'fail' ? [{ whose: 'organization', checkId, finding: { severity } }] : [],
  );
  return [...ofAll, ...ofAccounts].sort((a, b) => rankOf(a.finding.severity) - rankOf(b.finding.severity));
}

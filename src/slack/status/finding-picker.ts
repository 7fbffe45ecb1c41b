import type { ModalView, PlainTextOption } from '@slack/types';
import type { AccountId } from '../../domain/account.ts';
import type { CheckResult, Posture } from '../../domain/posture.ts';
import {
  STATUS_FINDING_PICKER,
  STATUS_FINDING_PICKER_BLOCK,
  STATUS_FINDING_PICKER_SELECT,
} from '../action-ids.ts';
import { findingMenu, findingOptions, type OfferedFinding } from '../digest/finding-picker.ts';
import { encodeStatusValue, type StatusValue } from '../status-value.ts';
import type { StatusContext } from './context.ts';
import { rankOf } from './findings.ts';

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
 * first; last, what is acknowledged already, since it can be again. An option's value is `encodeFindingValue`'s, without
 * the result's id.
 */
export function statusFindingOptions(
  posture: Posture,
  value: StatusValue,
  query: string,
  { now, covers }: StatusContext,
): PlainTextOption[] {
  const all = offered(posture, value).map((finding): OfferedFinding => {
    const { whose, checkId } = finding;
    const acknowledgement = covers({ on: whose === 'organization' ? whose : whose.id, checkId });
    return acknowledgement === undefined ? finding : { ...finding, acknowledgement };
  });
  const failing = all.filter(({ acknowledgement }) => acknowledgement === undefined);
  const acknowledged = all.filter(({ acknowledgement }) => acknowledgement !== undefined);
  return findingOptions({ failing, acknowledged }, query, now);
}

/** Whether anything fails that is not critical; `account`: in this one alone. */
export function canBeAcknowledged({ organization, accounts }: Posture, account?: AccountId): boolean {
  if (account === undefined && organization.some(isOffered)) return true;
  return accounts.some((each) => isAskedFor(each.account.id, account) && each.results.some(isOffered));
}

function offered({ accounts, organization }: Posture, value: StatusValue): readonly OfferedFinding[] {
  const only = value.view === 'account' ? value.accountId : undefined;
  const ofAll = only === undefined ? organization : [];
  return [
    ...ofAll.filter(isOffered).map((result) => offer('organization', result)),
    ...accounts
      .filter(({ account }) => isAskedFor(account.id, only))
      .flatMap(({ account, results }) => results.filter(isOffered).map((result) => offer(account, result))),
  ].sort((a, b) => rankOf(a.finding.severity) - rankOf(b.finding.severity));
}

function isAskedFor(id: AccountId, only: AccountId | undefined): boolean {
  return only === undefined || id === only;
}

function isOffered({ severity, outcome }: CheckResult): boolean {
  return outcome.status === 'fail' && severity !== 'critical';
}

function offer(whose: OfferedFinding['whose'], { checkId, severity }: CheckResult): OfferedFinding {
  return { whose, checkId, finding: { severity } };
}

import type { ModalView, PlainTextOption } from '@slack/types';
import type { Digest, Whose } from '../../domain/digest/digest.ts';
import type { AccountSnapshot } from '../../domain/snapshot/snapshot.ts';
import { accountOptions } from '../account-options.ts';
import { accountMenu } from '../account-picker.ts';
import {
  DIGEST_ACCOUNT_PICKER,
  DIGEST_ACCOUNT_PICKER_BLOCK,
  DIGEST_ACCOUNT_PICKER_SELECT,
} from './action-ids.ts';
import { type DigestValue, encodeDigestValue } from './digest-value.ts';

/** The modal that asks which account of a digest to show as it is now. Its menu is filled by `digestAccountOptions`. */
export function digestAccountPicker(value: DigestValue): ModalView {
  return accountMenu({
    callbackId: DIGEST_ACCOUNT_PICKER,
    blockId: DIGEST_ACCOUNT_PICKER_BLOCK,
    actionId: DIGEST_ACCOUNT_PICKER_SELECT,
    metadata: encodeDigestValue(value),
    hint: 'Type part of a name or an id. The account is measured now, which takes a few seconds.',
  });
}

/** What the menu offers for what was typed so far: at most 100 of the digest's accounts; a value is an account's id. */
export function digestAccountOptions(digest: Digest, query: string): PlainTextOption[] {
  return accountOptions(digestAccounts(digest), query);
}

/** The accounts that a digest tells of and that can be looked at still, each once: those with findings first. */
export function digestAccounts(digest: Digest): readonly AccountSnapshot[] {
  const byId = new Map<string, AccountSnapshot>();
  for (const account of toldOf(digest)) {
    if (!byId.has(account.id)) byId.set(account.id, account);
  }
  return [...byId.values()];
}

/** Whether there is any. */
export function tellsOfAccounts(digest: Digest): boolean {
  return toldOf(digest).next().done !== true;
}

function* toldOf(digest: Digest): Generator<AccountSnapshot> {
  const { failing, unmeasured, acknowledged, lastKnownFailing, firstSeen, partlyMeasured, better } = digest;
  yield* accountsIn(failing);
  for (const { accounts } of unmeasured) yield* accounts;
  yield* accountsIn(acknowledged);
  yield* accountsIn(lastKnownFailing);
  for (const { account } of firstSeen) yield account;
  for (const { whose } of partlyMeasured) yield* accountsIn(whose.map((each) => ({ whose: each })));
  yield* accountsIn(better);
  yield* digest.measuredAgain;
  yield* digest.skippedSince;
  for (const { account } of [...digest.moved, ...digest.renamed]) yield account;
}

function* accountsIn(list: readonly { readonly whose: Whose }[]): Generator<AccountSnapshot> {
  for (const { whose } of list) if (whose !== 'organization') yield whose;
}

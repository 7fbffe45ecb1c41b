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
  const { failing, unmeasured, acknowledged, lastKnownFailing, firstSeen, becameUnknown, better } = digest;
  const told: readonly Whose[] = [
    ...failing.map(({ whose }) => whose),
    ...unmeasured.flatMap(({ accounts }) => accounts),
    ...acknowledged.map(({ whose }) => whose),
    ...lastKnownFailing.map(({ whose }) => whose),
    ...firstSeen.map(({ account }) => account),
    ...becameUnknown.flatMap(({ whose }) => whose),
    ...better.map(({ whose }) => whose),
    ...digest.measuredAgain,
    ...digest.skippedSince,
    ...digest.moved.map(({ account }) => account),
    ...digest.renamed.map(({ account }) => account),
  ];
  const byId = new Map<string, AccountSnapshot>();
  for (const whose of told) {
    if (whose !== 'organization' && !byId.has(whose.id)) byId.set(whose.id, whose);
  }
  return [...byId.values()];
}

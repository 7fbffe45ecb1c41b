import type { ModalView, PlainTextOption } from '@slack/types';
import {
  STATUS_ACKNOWLEDGE,
  STATUS_FINDING_PICKER,
  STATUS_FINDING_PICKER_BLOCK,
  STATUS_FINDING_PICKER_SELECT,
} from '../src/slack/action-ids.ts';
import {
  DIGEST_ACKNOWLEDGE,
  FINDING_PICKER,
  FINDING_PICKER_BLOCK,
  FINDING_PICKER_SELECT,
} from '../src/slack/digest/action-ids.ts';
import { findingOptions, findingPickerView } from '../src/slack/digest/finding-picker.ts';
import type { Message } from '../src/slack/message.ts';
import { contextOf } from '../src/slack/status/context.ts';
import { statusFindingOptions, statusFindingPicker } from '../src/slack/status/finding-picker.ts';
import { parseStatusValue } from '../src/slack/status-value.ts';
import { acknowledgedIn } from './acknowledged-in.ts';
import { actorOf } from './actor.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { pressedDigest } from './root-digest-pages.ts';
import { readResult } from './root-status-pages.ts';

/** Where findings are acknowledged from: a button, and the modal that picks one of its findings. */
export interface FindingSource {
  /** Action id of the button. */
  readonly button: string;
  /** Callback, input block and external select of the modal. */
  readonly picker: { readonly callback: string; readonly block: string; readonly select: string };
  /** What a button's value, or the modal's private_metadata, stands for; who may see it is asked anew every time. */
  read(body: Parameters<typeof actorOf>[0], value: string | undefined): Promise<Offered>;
  /** The result of `/root-status` that a modal's private_metadata names. */
  resultIdOf(metadata: string): string | undefined;
}

export type Offered =
  | {
      readonly kind: 'offered';
      readonly picker: ModalView;
      readonly options: (query: string) => PlainTextOption[];
    }
  | { readonly kind: 'refused'; readonly answer: Message };

/** The digest: whichever day's is pressed, what fails in the last one is what can be acknowledged. */
export function digestSource(deps: CommandDeps, digests: DigestCommandDeps): FindingSource {
  return {
    button: DIGEST_ACKNOWLEDGE,
    picker: { callback: FINDING_PICKER, block: FINDING_PICKER_BLOCK, select: FINDING_PICKER_SELECT },
    async read(body, value) {
      const found = await pressedDigest(actorOf(body), value, deps, digests.digests.last);
      if (found.kind === 'refused') return found;
      return {
        kind: 'offered',
        picker: findingPickerView(found.value),
        options: (query) => findingOptions(found.digest, query, deps.clock.now()),
      };
    },
    resultIdOf: () => undefined,
  };
}

/** A result of `/root-status`, which is fresher than the last sweep. */
export function statusSource(deps: CommandDeps): FindingSource {
  return {
    button: STATUS_ACKNOWLEDGE,
    picker: {
      callback: STATUS_FINDING_PICKER,
      block: STATUS_FINDING_PICKER_BLOCK,
      select: STATUS_FINDING_PICKER_SELECT,
    },
    async read(body, value) {
      const result = await readResult(body, value, deps);
      if (result.kind === 'refused') return result;
      const { posture, value: asked } = result;
      const only = asked.view === 'account' ? asked.accountId : undefined;
      const account = posture.accounts.find((each) => each.account.id === only);
      const context = contextOf({ now: deps.clock.now(), ...(await acknowledgedIn(posture, deps, account)) });
      return {
        kind: 'offered',
        picker: statusFindingPicker(asked),
        options: (query) => statusFindingOptions(posture, asked, query, context),
      };
    },
    resultIdOf: (metadata) => parseStatusValue(metadata)?.resultId,
  };
}

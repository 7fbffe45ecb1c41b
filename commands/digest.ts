import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import {
  ACKNOWLEDGE_MODAL,
  DIGEST_ACCOUNT_PICKER,
  DIGEST_ACCOUNT_PICKER_SELECT,
  DIGEST_NEXT,
  DIGEST_OPEN,
  DIGEST_PREVIOUS,
  DIGEST_SHOW_ALL,
  DIGEST_UNMEASURED,
} from '../src/slack/digest/action-ids.ts';
import { acknowledgeFinding } from './acknowledge.ts';
import { findingMenuOptions, openFindingPicker, showAcknowledgeForm } from './acknowledge-picker.ts';
import { digestSource, type FindingSource, statusSource } from './acknowledge-sources.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { ROOT_DIGEST } from './descriptions.ts';
import { rootDigestCommand } from './root-digest.ts';
import { digestAccountMenu, openDigestAccount, showDigestAccount } from './root-digest-account.ts';
import { turnDigestPage } from './root-digest-pages.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** The command, buttons, menus and modals of the daily digest, and of acknowledging findings. */
export function registerDigest(app: App, deps: CommandDeps, digests: DigestCommandDeps): void {
  app.command(ROOT_DIGEST.command, rootDigestCommand(deps, digests));
  for (const id of [DIGEST_SHOW_ALL, DIGEST_UNMEASURED, DIGEST_PREVIOUS, DIGEST_NEXT]) {
    onButton(app, id, turnDigestPage(deps, digests));
  }
  onButton(app, DIGEST_OPEN, openDigestAccount(deps, digests));
  app.options(
    { type: 'block_suggestion', action_id: DIGEST_ACCOUNT_PICKER_SELECT },
    digestAccountMenu(deps, digests),
  );
  app.view(DIGEST_ACCOUNT_PICKER, showDigestAccount(deps));

  for (const source of [digestSource(deps, digests), statusSource(deps)]) {
    registerAcknowledging(source, app, deps, digests);
  }
  app.view(ACKNOWLEDGE_MODAL, acknowledgeFinding(deps, digests));
}

function registerAcknowledging(
  source: FindingSource,
  app: App,
  deps: CommandDeps,
  digests: DigestCommandDeps,
): void {
  const { callback, select } = source.picker;
  onButton(app, source.button, openFindingPicker(source, deps, digests));
  app.options({ type: 'block_suggestion', action_id: select }, findingMenuOptions(source, deps));
  app.view(callback, showAcknowledgeForm(source, deps, digests));
}

function onButton(app: App, id: string, pressed: (args: ButtonArgs) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: id }, pressed);
}

import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import * as ids from '../src/slack/window-action-ids.ts';
import { approveView, denyView, revokeView } from '../src/slack/windows/decision-view.ts';
import { reviewView } from '../src/slack/windows/review-view.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { ROOT_REQUEST, ROOT_WINDOWS } from './descriptions/windows.ts';
import { homeOpened } from './home.ts';
import { measureFromHome } from './home-measure.ts';
import { ROOT_APPROVE_DECISION } from './root-approve.ts';
import { ROOT_CLOSE_DECISION } from './root-close.ts';
import { decisionCommand } from './root-decide.ts';
import { ROOT_DENY_DECISION } from './root-deny.ts';
import { rootRequestCommand } from './root-request.ts';
import { accountsMenu, requestFromHome, requestMoreTime } from './root-request-form.ts';
import { redrawRequestForm } from './root-request-redraw.ts';
import { submitRequestForm } from './root-request-submit.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { rootWindowsCommand } from './root-windows.ts';
import { openHistory, turnWindowsPage } from './root-windows-pages.ts';
import { decideAtOnce, openWindowModal, type WindowModal } from './window-actions.ts';
import { decideInModal } from './window-modals.ts';

/** Every command, button, menu and modal of root-access windows, and the Home tab. */
export function registerWindows(app: App, deps: CommandDeps, windows: WindowCommandDeps): void {
  app.command(ROOT_REQUEST.command, rootRequestCommand(deps, windows));
  app.command(ROOT_WINDOWS.command, rootWindowsCommand(deps, windows));
  for (const decision of [ROOT_APPROVE_DECISION, ROOT_DENY_DECISION, ROOT_CLOSE_DECISION]) {
    app.command(decision.help.command, decisionCommand(decision, deps, windows));
  }
  registerRequest(app, deps, windows);
  registerDecisions(app, deps, windows);
  registerHome(app, deps, windows);
}

function registerRequest(app: App, deps: CommandDeps, windows: WindowCommandDeps): void {
  const redraw = redrawRequestForm(deps, windows);
  const { REQUEST_ACCOUNTS, REQUEST_OPERATOR, REQUEST_TASK, REQUEST_WHEN, REQUEST_BREAK_GLASS } = ids;
  for (const id of [REQUEST_ACCOUNTS, REQUEST_OPERATOR, REQUEST_TASK, REQUEST_WHEN, REQUEST_BREAK_GLASS]) {
    app.action<BlockAction>({ type: 'block_actions', action_id: id }, redraw);
  }
  app.options({ type: 'block_suggestion', action_id: REQUEST_ACCOUNTS }, accountsMenu(deps, windows));
  app.view(ids.REQUEST_MODAL, submitRequestForm(deps, windows));
}

const DENY: WindowModal = { asked: 'denied', draw: ({ window }, now) => denyView(window, now) };
const REVOKE: WindowModal = { asked: 'revoked', draw: ({ window }, now) => revokeView(window, now) };

function registerDecisions(app: App, deps: CommandDeps, windows: WindowCommandDeps): void {
  const on = (id: string, pressed: (args: ButtonArgs) => Promise<void>) => onButton(app, id, pressed);
  const approve: WindowModal = {
    asked: 'approved',
    draw: async ({ window, outlook }, now) => {
      const known = await windows.windows.history(window.id);
      return approveView(window, now, outlook, known?.card);
    },
  };
  on(ids.WINDOW_APPROVE, openWindowModal(approve, deps, windows));
  on(ids.WINDOW_DENY, openWindowModal(DENY, deps, windows));
  on(ids.WINDOW_REVOKE, openWindowModal(REVOKE, deps, windows));
  const review: WindowModal = {
    asked: 'reviewed',
    draw: async ({ window }) => {
      windows.measureAgain(window.id);
      const [card, evidence] = await Promise.all([windows.cardViews(window), windows.evidenceOf?.(window)]);
      return reviewView(card, evidence);
    },
  };
  on(ids.WINDOW_REVIEW, openWindowModal(review, deps, windows));
  on(ids.WINDOW_WITHDRAW, decideAtOnce({ type: 'withdrawn' }, deps, windows));
  on(ids.WINDOW_CLOSE, decideAtOnce({ type: 'closed' }, deps, windows));
  on(ids.WINDOW_MORE_TIME, requestMoreTime(deps, windows));
  on(ids.WINDOW_HISTORY, openHistory(deps, windows));
  for (const id of [ids.WINDOWS_PREVIOUS, ids.WINDOWS_NEXT]) on(id, turnWindowsPage(deps, windows));
  app.view(ids.APPROVE_MODAL, decideInModal(ROOT_APPROVE_DECISION.step, deps, windows));
  app.view(
    ids.DENY_MODAL,
    decideInModal((reason) => ({ type: 'denied', reason }), deps, windows),
  );
  app.view(
    ids.REVOKE_MODAL,
    decideInModal((reason) => ({ type: 'revoked', reason }), deps, windows),
  );
  app.view(
    ids.REVIEW_MODAL,
    decideInModal((done) => ({ type: 'reviewed', done }), deps, windows),
  );
}

function registerHome(app: App, deps: CommandDeps, windows: WindowCommandDeps): void {
  app.event('app_home_opened', homeOpened(deps, windows));
  onButton(app, ids.HOME_REQUEST, requestFromHome(deps, windows));
  onButton(app, ids.HOME_MEASURE, measureFromHome(deps, windows));
}

function onButton(app: App, id: string, pressed: (args: ButtonArgs) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions', action_id: id }, pressed);
}

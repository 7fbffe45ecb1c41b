import type { Button } from '@slack/types';
import type { CardView } from '../../../src/domain/window/card-view.ts';
import { windowCard } from '../../../src/slack/windows/card.ts';
import { cardLines } from '../../support/blocks/card-text.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { aCardView } from '../../support/builders/window-card.ts';
import { openWindow } from '../../support/builders/window-scenes.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';

function buttonsOf(view: CardView): Button[] {
  return windowCard(view).blocks.flatMap((block) =>
    block.type === 'actions' ? block.elements.filter((element) => element.type === 'button') : [],
  );
}

describe('the buttons of a card', () => {
  it.each([
    ['pending', '[Approve…] [Deny…] [Withdraw] [History]'],
    ['approved once of twice', '[Approve…] [Deny…] [Withdraw] [History]'],
    ['lapsed', '[History]'],
    ['scheduled', '[Call off] [Revoke…] [More time…] [History]'],
    ['open', "[I'm done] [Revoke…] [More time…] [History]"],
    ['ended', '[Review…] [History]'],
    ['overdue', '[Review…] [History]'],
    ['reviewed', '[History]'],
    ['denied', '[History]'],
    ['withdrawn', '[History]'],
    ['revoked before it opened', '[History]'],
    ['revoked', '[Review…] [History]'],
    ['closed', '[Review…] [History]'],
    ['break-glass', "[I'm done] [Revoke…] [More time…] [History]"],
    ['declared afterwards', '[Review…] [History]'],
    ['from paper', '[Review…] [History]'],
  ])('%s: %s', (state, buttons) => {
    expect(cardLines(aCardView(EVERY_STATE[state]!())).at(-1)).toBe(buttons);
  });

  it('let the operator of an open window announce a sign-in, where root activity is watched', () => {
    const open = windowCard(aCardView({ window: openWindow() }), {}, { signingIn: true });
    expect(plainTextOf(open.blocks).split('\n').at(-1)).toMatch(/^\[Signing in now\] \[I'm done\]/);
    const pending = windowCard(aCardView(), {}, { signingIn: true });
    expect(plainTextOf(pending.blocks)).not.toContain('Signing in now');
  });

  it('mark as dangerous what takes access away, and ask before what needs no text', () => {
    const pending = buttonsOf(aCardView());
    const open = buttonsOf(aCardView({ window: openWindow() }));
    const labels = (buttons: Button[]) => buttons.map(({ text }) => text.text);
    const dangerous = [...pending, ...open].filter(({ style }) => style === 'danger');
    expect(labels(dangerous)).toEqual(['Deny…', 'Revoke…']);
    const asking = [...pending, ...open].filter(({ confirm }) => confirm !== undefined);
    expect(labels(asking)).toEqual(['Withdraw', "I'm done"]);
  });
});

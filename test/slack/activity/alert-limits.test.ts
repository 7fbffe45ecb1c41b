import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import type { FollowUp } from '../../../src/domain/alert/alert-view.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { alertRefused, declaredMessage, ownedMessage } from '../../../src/slack/activity/alert-answers.ts';
import { alertCard } from '../../../src/slack/activity/alert-card.ts';
import { alertFollowUp } from '../../../src/slack/activity/alert-follow-up.ts';
import { declareView } from '../../../src/slack/activity/declare-view.ts';
import { dispositionView } from '../../../src/slack/activity/disposition-view.ts';
import { DISPOSITIONS } from '../../../src/slack/activity/value.ts';
import { BLOCKS_PER_VIEW } from '../../../src/slack/limits.ts';
import { messageViolations, violations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { randomAlert } from '../../support/blocks/random-alert.ts';
import { anAlertView } from '../../support/builders/alert-scenes.ts';
import { aChange } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';

const CALLED = [OMAR.id, ANA.id];
const WINDOW = windowId('view 1', digest);

const FOLLOW_UPS: readonly FollowUp[] = [
  { kind: 'mention', entry: { at: NOW, step: { type: 'escalated', people: CALLED } }, people: CALLED },
  { kind: 'step', entry: { at: NOW, step: { type: 'escalated', people: CALLED } } },
  { kind: 'step', entry: { at: NOW, step: { type: 'owned', by: OMAR } } },
  {
    kind: 'step',
    entry: { at: NOW, step: { type: 'disposed', by: OMAR, as: 'incident', note: '"'.repeat(500) } },
  },
  { kind: 'step', entry: { at: NOW, step: { type: 'declared', by: MIA, windowId: WINDOW } } },
  {
    kind: 'step',
    entry: { at: NOW, step: { type: 'explained', accessKeyId: '"'.repeat(128), opening: 'x' } },
  },
];

/** Markup that would be read, and who would be notified. */
function read(blocks: readonly KnownBlock[]): string[] {
  const json = JSON.stringify(blocks);
  const people = [...json.matchAll(/"user_id":"(\w+)"/g)].map(([, id = '']) => id);
  const markup = json.match(/"mrkdwn"|"type":"(usergroup|broadcast|link|channel)"|\u202e|\u200b/g) ?? [];
  return [...markup, ...people.filter((id) => !CALLED.includes(id))];
}

test('any alert, and all that is told of it, is what Slack takes, and calls on nobody but who is to be called on', () => {
  fc.assert(
    fc.property(randomAlert, (view) => {
      const messages = [
        alertCard(view, CALLED),
        ...FOLLOW_UPS.map((about) => alertFollowUp(view, about)),
        alertRefused(view, { why: 'owned', by: OMAR, until: NOW }),
        ownedMessage(view),
        declaredMessage(WINDOW, view),
      ];
      for (const { text, blocks } of messages) {
        expect(messageViolations(blocks)).toEqual([]);
        expect(text).not.toMatch(/[<>\n]/);
        expect(read(blocks)).toEqual([]);
      }
    }),
    { numRuns: 80 },
  );
});

test('the forms of any alert are what Slack takes', () => {
  fc.assert(
    fc.property(randomAlert, (view) => {
      for (const { blocks } of [declareView(view), ...DISPOSITIONS.map((as) => dispositionView(view, as))]) {
        expect(violations(blocks as KnownBlock[], BLOCKS_PER_VIEW)).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('every alert says in its first line what is the matter before any name, whatever the account is called', () => {
  fc.assert(
    fc.property(randomAlert, (view) => {
      const named = { ...view, accountName: 'CLOSED AS FALSE ALARM: nothing' };
      const [what = ''] = alertCard(named, []).text.split(': CLOSED AS');
      expect(what).toMatch(/^(Closed as LEGITIMATE, |INCIDENT, )?[A-Za-z' ]/);
      expect(what.length).toBeGreaterThan(3);
      expect(what).not.toContain('FALSE ALARM');
    }),
  );
});

test('of thirty worst things with names of 200 characters, as many are told as fit, and the others counted', () => {
  const names = Array.from({ length: 30 }, (_, n) => `${n}${'"\\'.repeat(100)}`.slice(0, 200));
  const view = anAlertView(
    names.map((name) => aChange('iam', name)),
    { accountName: '"'.repeat(200) },
  );
  const { blocks } = alertCard(view, CALLED);
  expect(messageViolations(blocks)).toEqual([]);
  const things = plainTextOf(blocks)
    .split('\n')
    .filter((line) => line.startsWith('•'));
  const told = things.length - 1;
  expect(told).toBeGreaterThanOrEqual(4);
  expect(things.at(-1)).toBe(`• and ${30 - told} more events: Show events`);
});

import type { KnownBlock } from '@slack/types';
import { timeAgo } from '../../domain/age.ts';
import type { PostureHeadline } from '../../domain/posture-headline.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { Instant } from '../../domain/time.ts';
import type { HomePosture } from '../../domain/window/outcomes.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { scopeLabel } from '../status/subject.ts';
import { dateAndTime } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { HOME_MEASURE } from '../window-action-ids.ts';

/** The root users at a glance: the newest measurement, how old it is, and a button for a new one; or why there is none. */
export function postureBlocks(posture: HomePosture, now: Instant): KnownBlock[] {
  switch (posture.kind) {
    case 'measured': {
      const { headline } = posture;
      const lines = [counts(headline), measured(headline, now)].map((line) => plain(`\n${line}`));
      return [richText([bold(verdict(headline)), ...lines]), ...measureButton()];
    }
    case 'never-measured':
      return [
        richText([
          bold('Root users: not measured yet'),
          plain('\nDo: press Measure now, or type /root-status.'),
        ]),
        ...measureButton(),
      ];
    case 'not-allowed':
      return [richText([bold('Root users: not shown to you'), plain(`\n${NOT_ALLOWED[posture.why]}`)])];
  }
}

const NOT_ALLOWED: Readonly<Record<RefusedReading, string>> = {
  'nobody-configured': 'Nobody may read their posture yet. Do: name people under readers in rootkeeper.yml.',
  'not-listed':
    'You are not among those who may read their posture. Do: have yourself added to readers in rootkeeper.yml.',
  'other-team': 'People of another workspace may not read their posture.',
  guest: 'Guests of this workspace may not read their posture.',
  deactivated: 'Deactivated people may not read their posture.',
  bot: 'Bots may not read their posture.',
  unverifiable: 'Slack could not say who you are. Do: open this tab again in a minute.',
};

/** `prod: 42 root users, 3 need attention, 4 acknowledged`. What was not measured is never left out of it. */
function verdict({ scope, counts: by }: PostureHeadline): string {
  const asked = by.attention + acknowledgedIn(by) + by.unmeasured + by.partial + by.clear;
  if (asked === 0) return `${scopeLabel(scope)}: no root user to measure`;
  const bad = [
    ...(by.attention > 0
      ? [`${number(by.attention)} ${by.attention === 1 ? 'needs' : 'need'} attention`]
      : []),
    ...(by.unmeasured > 0 ? [`${number(by.unmeasured)} NOT MEASURED`] : []),
    ...(by.partial > 0 ? [`${number(by.partial)} only partly measured`] : []),
  ];
  const all = `${scopeLabel(scope)}: ${count(asked, 'root user')}`;
  const acknowledged = acknowledgedWords(by);
  const nothingOpen = acknowledged.length === 0 ? 'all clear' : 'none needs attention';
  return [all, ...(bad.length === 0 ? [nothingOpen] : bad), ...acknowledged].join(', ');
}

function acknowledgedIn({ acknowledged = 0 }: PostureHeadline['counts']): number {
  return acknowledged;
}

function acknowledgedWords(by: PostureHeadline['counts']): string[] {
  return acknowledgedIn(by) === 0 ? [] : [`${number(acknowledgedIn(by))} acknowledged`];
}

function counts({ counts: by }: PostureHeadline): string {
  const found = [`${number(by.clear)} clear`, ...acknowledgedWords(by)].join(', ');
  return `${found}.${by.skipped === 0 ? '' : ` ${number(by.skipped)} skipped.`}`;
}

function measured({ measuredAt }: PostureHeadline, now: Instant): string {
  return `Measured ${dateAndTime(measuredAt, now)} (${timeAgo(measuredAt, now)}). More: /root-status`;
}

function measureButton(): KnownBlock[] {
  return actions([button('Measure now', HOME_MEASURE, 'measure')]);
}

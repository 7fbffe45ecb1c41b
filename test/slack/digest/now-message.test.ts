import { HOUR } from '../../../src/domain/time.ts';
import {
  acknowledgedMessage,
  acknowledgementMoved,
  acknowledgementRefused,
  mayNotAcknowledge,
  nothingToAcknowledge,
} from '../../../src/slack/digest/acknowledged-message.ts';
import {
  digestElsewhere,
  digestNotPosted,
  digestPosted,
  unknownDigestWord,
} from '../../../src/slack/digest/now-message.ts';
import type { Message } from '../../../src/slack/message.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';

const TODAY = localDate('2026-11-20');
const CHANNEL = 'C0SECURITY1';
const POSTED = { channelId: CHANNEL, at: NOW - HOUR, permalink: 'https://corp.slack.com/archives/C1/p1' };

/** As a person reads it; within Slack's limits, and its first line is its text. */
function read(message: Message): string {
  expect(messageViolations(message.blocks)).toEqual([]);
  const shown = plainTextOf(message.blocks);
  expect(shown.split('\n')[0]).toBe(message.text);
  return shown;
}

describe('what asking for the digest of today came to', () => {
  test('posted: where it stands, with a link that Slack opens', () => {
    const message = digestPosted(TODAY, POSTED, true, NOW);

    expect(read(message)).toMatch(
      /^The root digest of 20 Nov is posted\.\nIt stands in .*, 20 Nov 08:00 UTC: open it\.$/,
    );
    expect(JSON.stringify(message.blocks)).toContain(`"type":"link","url":"${POSTED.permalink}"`);
  });

  test('posted before: that there is one a day, and where to see how things are now', () => {
    const { permalink: _, ...withoutLink } = POSTED;
    const shown = read(digestPosted(TODAY, withoutLink, false, NOW));

    expect(shown).toContain('The root digest of 20 Nov was posted before; there is one a day.');
    expect(shown).toContain('20 Nov 08:00 UTC.\nDo: read it there, or type /root-status');
  });

  test('elsewhere: that it comes by itself, and what to do if not', () => {
    expect(read(digestElsewhere(CHANNEL))).toContain('by itself. Do: look there in a few minutes;');
  });

  test.each([
    [{ trouble: 'not-a-member' }, 'Do: type /invite @Rootkeeper there.'],
    [{ trouble: 'externally-shared' }, 'Do: end its sharing, or name another channel under digest.channel'],
    [{ trouble: 'externally-shared' }, 'and type /root-digest now: nothing of before comes there by itself.'],
    [{ trouble: 'archived' }, 'it is archived. Do: unarchive it'],
    [{ trouble: 'not-seen' }, 'Do: check the id under digest.channel in rootkeeper.yml; if it is right'],
    [{ trouble: 'unread' }, 'Do: wait;'],
    [{ refused: 'is_archived' }, 'Slack refused it (is_archived). Do: unarchive the channel'],
    [
      { refused: 'msg_too_long' },
      'Slack refused it (msg_too_long). Do: wait; if it stays so, look the word up',
    ],
  ] as const)('not posted (%j): that the sweep is kept, and what to do', (why, remedy) => {
    const shown = read(digestNotPosted(TODAY, CHANNEL, why, NOW));

    expect(shown).toContain('is measured, and NOT POSTED yet.');
    expect(shown).toContain(remedy);
    expect(shown).toContain(
      'The sweep is kept. Once it can be posted there, it is, by itself. To read it now: /root-digest preview.',
    );
  });

  test('without a clear answer of Slack: that it may stand there, and is not called not posted', () => {
    const shown = read(digestNotPosted(TODAY, CHANNEL, {}, NOW));

    expect(shown).toContain('is measured, and MAY OR MAY NOT BE POSTED.');
    expect(shown).toContain('Do: look there in a minute.');
    expect(shown).not.toContain('NOT POSTED yet');
  });

  test('a word that is none: the nearest, if there is one', () => {
    expect(read(unknownDigestWord('nwo', 'now'))).toContain('Do you mean /root-digest now?');
    expect(read(unknownDigestWord('tomorrow', undefined))).not.toContain('Do you mean');
  });
});

describe('what acknowledging came to', () => {
  const acknowledgement = anAcknowledgement({ why: '*later* <!here>\u202e' });

  test('recorded: what, by whom, until when and why, and what follows', () => {
    const whose = { id: accountIdNumber(1), name: '*legacy-crm*' };
    const shown = read(acknowledgedMessage(acknowledgement, whose, NOW));

    expect(shown).toContain('Recorded: *legacy-crm* 100000000001: root MFA off is acknowledged.');
    expect(shown).toContain('“*later* <!here>[U+202E]”');
    expect(shown).toContain('comes back when it gets worse or the time is up');
  });

  test('of the organization: says so in place of an account', () => {
    const message = acknowledgedMessage({ ...acknowledgement, on: 'organization' }, 'organization', NOW);

    expect(read(message)).toContain('Recorded: The organization: root MFA off is acknowledged.');
  });

  test('moved: whose stands now, or that none does, and what to do', () => {
    expect(read(acknowledgementMoved(acknowledgement, NOW))).toContain('Acknowledged by Omar Diaz');
    expect(read(acknowledgementMoved(undefined, NOW))).toContain('is no longer there');
  });

  test('refused: why, and that nothing was recorded', () => {
    const shown = read(acknowledgementRefused({ why: 'not-failing' }, NOW));

    expect(shown).toContain('Nothing was recorded. This finding no longer stands');
  });

  test.each(['nobody-configured', 'not-listed', 'guest', 'unverifiable'] as const)(
    'not allowed (%s): what to do',
    (why) => {
      expect(read(mayNotAcknowledge(why, CHANNEL))).toContain('Do: ');
    },
  );

  test('nothing to pick: says that critical findings are none', () => {
    expect(read(nothingToAcknowledge())).toContain('A critical finding cannot be acknowledged.');
  });
});

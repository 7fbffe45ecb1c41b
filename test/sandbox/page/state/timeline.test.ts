import { channelTimeline, threadTimeline } from '../../../../sandbox/page/state/timeline.ts';
import { aMessage } from '../support/seen.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const at = (time: string) => `${Date.parse(`2026-11-${time}Z`) / 1000}.000100`;

test('an author is named again after five minutes, on a new day, and for what only one person sees', () => {
  const times = ['20T09:00', '20T09:04', '20T09:10', '21T09:11', '21T09:12'];
  const messages = times.map((time, i) => aMessage({ ts: at(time), ephemeral: i === 4 }));

  const timeline = channelTimeline(messages, 'C1', dayOf);

  expect(timeline.map((placed) => placed.namesAuthor)).toEqual([true, false, true, true, true]);
  expect(timeline.map((placed) => placed.startsDay)).toEqual([true, false, false, true, false]);
});

test('another author is named', () => {
  const mia = { kind: 'person', handle: 'mia', name: 'Mia Chen' } as const;
  const messages = [aMessage({ ts: at('20T09:00') }), aMessage({ ts: at('20T09:01'), author: mia })];

  expect(channelTimeline(messages, 'C1', dayOf).map((placed) => placed.namesAuthor)).toEqual([true, true]);
});

test('replies stand in their thread, and are counted where it began', () => {
  const root = aMessage({ ts: at('20T09:00'), threadTs: at('20T09:00') });
  const reply = aMessage({ ts: at('20T09:01'), threadTs: root.ts });
  const other = aMessage({ ts: at('20T09:02') });

  const timeline = channelTimeline([reply, root, other], 'C1', dayOf);

  expect(timeline.map((placed) => placed.message)).toEqual([root, other]);
  expect(timeline[0]?.replies).toEqual([reply]);
  expect(threadTimeline([reply, root, other], 'C1', root.ts, dayOf).map((placed) => placed.message)).toEqual([
    root,
    reply,
  ]);
});

test('another channel’s messages stay there', () => {
  expect(channelTimeline([aMessage({ channelId: 'C2' })], 'C1', dayOf)).toEqual([]);
});

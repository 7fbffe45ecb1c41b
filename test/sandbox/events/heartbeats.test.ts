import type { EventDesk } from '../../../sandbox/events/event-desk.ts';
import { createHeartbeats } from '../../../sandbox/events/heartbeats.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { anOrganization, MANAGEMENT, MEMBER, OTHER } from '../aws/a-running-aws.ts';

const START = Date.parse('2026-11-20T09:10:00Z');

function heart(organization: Record<string, unknown>) {
  const time = { now: START };
  const heard: [string, string | undefined, string][] = [];
  const perform: EventDesk['perform'] = (id, { region }, at) =>
    void heard.push([id, region, new Date(at).toISOString().slice(11, 16)]);
  const nothing = () => undefined;
  const desk = { perform, deliver: nothing, remember: nothing, recordOnly: nothing, newId: () => '' };
  const more = [
    { id: OTHER, silent: true },
    { id: '333344445555', state: 'SUSPENDED' },
  ];
  const { beat } = createHeartbeats(anOrganization({ organization, more }), desk, () => time.now);
  return { beat, time, heard };
}

test('every active account is heard from in every Region, at the start and then at its time', () => {
  const { beat, time, heard } = heart({ heartbeats: { regions: ['us-east-1', 'eu-west-1'] } });
  beat();
  beat();
  const first = heard.splice(0);
  time.now += 49 * MINUTE;
  beat();
  expect(heard).toEqual([]);
  time.now += MINUTE;
  beat();

  expect(first).toEqual([
    [MANAGEMENT, 'us-east-1', '09:00'],
    [MANAGEMENT, 'eu-west-1', '09:00'],
    [MEMBER, 'us-east-1', '09:00'],
    [MEMBER, 'eu-west-1', '09:00'],
  ]);
  expect(heard.map(([, , at]) => at)).toEqual(['10:00', '10:00', '10:00', '10:00']);
});

test('where the clock was moved over several, only the last comes', () => {
  const { beat, time, heard } = heart({ heartbeats: { every: '30m', regions: ['us-east-1'] } });
  beat();
  heard.splice(0);
  time.now += 8 * HOUR;
  beat();

  expect(heard.map(([, , at]) => at)).toEqual(['17:00', '17:00']);
});

test('an organization without heartbeats sends none', () => {
  const { beat, heard } = heart({});
  beat();

  expect(heard).toEqual([]);
});

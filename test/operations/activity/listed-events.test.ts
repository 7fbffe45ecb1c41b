import { createListedEvents } from '../../../src/operations/activity/listed-events.ts';
import { aRead } from '../../support/builders/activity-records.ts';
import { toldOf } from '../../support/builders/alert-scenes.ts';
import { aChange } from '../../support/builders/cloudtrail.ts';

describe('the events of an answer', () => {
  test('reads give way to everything else, and how many are left out is counted', () => {
    const listed = createListedEvents(2);
    const told = toldOf([aRead(), aRead('ListUsers'), aChange('iam', 'CreateUser'), aRead('GetUser')]);
    for (const each of told) listed.add(each);
    const { events, left } = listed.all();
    expect(events).toEqual([told[2], told[0]]);
    expect(left).toBe(2);
  });

  test('fewer are all there', () => {
    const listed = createListedEvents(2);
    const told = toldOf([aRead()]);
    for (const each of told) listed.add(each);
    expect(listed.all()).toEqual({ events: told, left: 0 });
  });
});

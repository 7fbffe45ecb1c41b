import type { PipelineStanding } from '../heartbeat/silence.ts';
import type { CheckOutcome, OrganizationCheck } from './check.ts';
import { fail, notApplicable, notMeasured, pass } from './outcome.ts';

/** Every account shows, from each Region that is watched, that root events of it would reach us. */
export const activityPipeline: OrganizationCheck = {
  id: 'activity-pipeline',
  title: 'Activity pipeline alive',
  failure: 'activity pipeline silent',
  severity: 'medium',
  controls: {},
  evaluate({ pipeline }) {
    if (pipeline === undefined) {
      return notApplicable('Root activity is not watched: the configuration has no section activity.');
    }
    if (pipeline.kind === 'unknown') return notMeasured('Heartbeats', pipeline);
    return outcomeOf(pipeline.value);
  },
};

function outcomeOf({ alive, silent, notYet }: PipelineStanding): CheckOutcome {
  const of = alive + silent.length + notYet.length;
  if (of === 0) return notApplicable('No account is active.');
  if (silent.length > 0) {
    return fail(
      `No heartbeat comes from ${placesOf(silent)}, of ${of}: a use of root there would go unnoticed.`,
      'Check that the trail, the event rules and the heartbeat rule there are on and send to the queue (deploy/activity-sources.yml), and who changed them. /root-status all and the alerts channel name them.',
    );
  }
  if (notYet.length > 0) {
    return notMeasured('Heartbeats', {
      reason: `${placesOf(notYet)}, of ${of}, ${notYet.length === 1 ? 'was' : 'were'} not heard yet, and not for long enough to tell`,
      remedies: ['Wait for two heartbeats, with the default up to two hours.'],
    });
  }
  return pass(`A heartbeat comes from each account in each Region that is watched: ${of}.`);
}

/** `2 Regions of 1 account`: each Region of each account counts. */
function placesOf(places: readonly { readonly accountId: string }[]): string {
  const accounts = new Set(places.map(({ accountId }) => accountId)).size;
  return `${places.length} ${places.length === 1 ? 'place' : 'places'} in ${accounts} ${accounts === 1 ? 'account' : 'accounts'}`;
}

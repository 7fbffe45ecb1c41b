import type { Actor } from '../src/domain/actor.ts';

/** What every envelope of a person's deed carries, in one of two shapes. */
interface Envelope {
  readonly user_id?: string;
  readonly team_id?: string;
  readonly enterprise_id?: string;
  readonly user?: { readonly id: string; readonly team_id?: string };
  readonly team?: { readonly id: string; readonly enterprise_id?: string } | null;
  readonly enterprise?: { readonly id: string } | null;
}

/** Who did it. Ids that an envelope lacks are empty, and so match nobody. */
export function actorOf(envelope: Envelope): Actor {
  const enterpriseId = envelope.enterprise_id ?? envelope.enterprise?.id ?? envelope.team?.enterprise_id;
  return {
    userId: envelope.user_id ?? envelope.user?.id ?? '',
    teamId: envelope.team_id ?? envelope.user?.team_id ?? envelope.team?.id ?? '',
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
  };
}

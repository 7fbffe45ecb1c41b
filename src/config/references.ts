import { z } from 'zod';
import { suggest } from '../domain/suggest.ts';

/** As much of the file as its references need, whatever else is wrong with it. */
const outline = z.object({
  scopes: z.record(z.string(), z.unknown()).catch({}),
  channels: z
    .object({ alerts: z.unknown(), approvals: z.unknown(), security: z.unknown() })
    .partial()
    .catch({}),
  windows: z
    .object({
      policies: z.record(z.string(), z.unknown()).catch({}),
      custody: z.array(z.object({ scope: z.string().optional() }).catch({})).catch([]),
    })
    .optional()
    .catch(undefined),
  digest: z.object({ channel: z.unknown() }).partial().optional().catch(undefined),
  activity: z.object({}).optional().catch(undefined),
});

type Outline = z.infer<typeof outline>;

/** Whether the file turns windows on, whatever else is wrong with it. */
export function hasWindows(file: unknown): boolean {
  return outline.safeParse(file).data?.windows !== undefined;
}

/** Where the windows, the digest and the activity of a file refer to what the file does not have, a line each. */
export function referenceProblems(file: unknown): string[] {
  const { data } = outline.safeParse(file);
  return data === undefined
    ? []
    : [...windowProblems(data), ...digestProblems(data), ...activityProblems(data)];
}

function windowProblems({ channels, windows, scopes: named }: Outline): string[] {
  if (windows === undefined) return [];
  const scopes = Object.keys(named);
  const missing = (key: string, name: string) =>
    scopes.includes(name)
      ? []
      : [`${key}: no scope is called ${JSON.stringify(name)}; ${accepted(name, scopes)}`];
  return [
    ...(isNothing(channels.approvals)
      ? [
          'channels.approvals: found nothing; accepted: the id of the channel where the cards of windows are posted',
        ]
      : []),
    ...Object.keys(windows.policies).flatMap((name) => missing('windows.policies', name)),
    ...windows.custody.flatMap(({ scope }, index) =>
      scope === undefined ? [] : missing(`windows.custody[${index}].scope`, scope),
    ),
  ];
}

function digestProblems({ channels, digest }: Outline): string[] {
  if (digest === undefined || !isNothing(digest.channel) || !isNothing(channels.security)) return [];
  return [
    'digest.channel: found nothing; accepted: the id of the channel where the digest is posted, here or as channels.security',
  ];
}

function activityProblems({ channels, activity }: Outline): string[] {
  if (activity === undefined || !isNothing(channels.alerts) || !isNothing(channels.approvals)) return [];
  return [
    'channels.alerts: found nothing; accepted: the id of the channel where alerts of root activity are posted; without it they go to channels.approvals, and there is none either',
  ];
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function accepted(typed: string, scopes: readonly string[]): string {
  if (scopes.length === 0) return 'scopes names none';
  const nearest = suggest(typed, scopes, 1)[0];
  return `accepted: ${scopes.join(', ')}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}

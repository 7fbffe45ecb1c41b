import { z } from 'zod';
import { suggest } from '../domain/suggest.ts';

/** As much of the file as its references need, whatever else is wrong with it. */
const outline = z.object({
  scopes: z.record(z.string(), z.unknown()).catch({}),
  channels: z.object({ approvals: z.unknown() }).catch({ approvals: undefined }),
  windows: z.object({
    policies: z.record(z.string(), z.unknown()).catch({}),
    custody: z.array(z.object({ scope: z.string().optional() }).catch({})).catch([]),
  }),
});

/** Whether the file turns windows on, whatever else is wrong with it. */
export function hasWindows(file: unknown): boolean {
  return outline.safeParse(file).success;
}

/** Where the windows of a file refer to what the file does not have, a line each. */
export function referenceProblems(file: unknown): string[] {
  const { data } = outline.safeParse(file);
  if (data === undefined) return [];
  const { channels, windows } = data;
  const scopes = Object.keys(data.scopes);
  const missing = (key: string, name: string) =>
    scopes.includes(name)
      ? []
      : [`${key}: no scope is called ${JSON.stringify(name)}; ${accepted(name, scopes)}`];
  return [
    ...(channels.approvals === undefined || channels.approvals === null
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

function accepted(typed: string, scopes: readonly string[]): string {
  if (scopes.length === 0) return 'scopes names none';
  const nearest = suggest(typed, scopes, 1)[0];
  return `accepted: ${scopes.join(', ')}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}

import { z } from 'zod';

const command = z.object({
  command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/, 'starts with / and has 2 to 32 lower-case characters'),
  description: z.string().min(1).max(2000),
  usage_hint: z.string().max(1000).optional(),
  should_escape: z.boolean().optional(),
});

/** The parts of a Slack app manifest that decide how the workspace treats the app; the rest passes through unread. */
export const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean().optional() }).optional(),
    bot_user: z.object({ display_name: z.string().min(1).max(80) }),
    slash_commands: z.array(command).max(50).default([]),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional(),
    interactivity: z.object({ is_enabled: z.boolean() }).optional(),
    socket_mode_enabled: z.boolean().optional(),
  }),
});

/** `manifest.yml`, parsed and checked. */
export type AppManifest = z.infer<typeof manifestSchema>;
export type ManifestCommand = AppManifest['features']['slash_commands'][number];

/** Checks a parsed manifest. Throws an Error that names every key that is wrong. */
export function parseManifest(value: unknown): AppManifest {
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw new Error(`The app manifest is wrong:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

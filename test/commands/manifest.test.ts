import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { COMMANDS } from '../../commands/descriptions.ts';

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: {
    slash_commands: { command: string; description: string; usage_hint?: string; should_escape: boolean }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
}

const manifest = async (): Promise<Manifest> => parse(await readFile('manifest.yml', 'utf8'));

describe('manifest.yml', () => {
  test('has exactly the commands that help lists, with the same usage', async () => {
    const { slash_commands } = (await manifest()).features;
    expect(slash_commands.map(({ command, usage_hint }) => [command, usage_hint ?? ''])).toEqual(
      COMMANDS.map(({ command, usage }) => [command, usage]),
    );
  });

  test('asks for ids in place of mentions only where a person may be named, as the operator is', async () => {
    const { slash_commands } = (await manifest()).features;
    const escaped = slash_commands.filter(({ should_escape }) => should_escape);
    expect(escaped.map(({ command }) => command)).toEqual(['/root-request']);
  });

  test('asks for no scope without a reason in README.md', async () => {
    const { bot } = (await manifest()).oauth_config.scopes;
    const reasons = (await readFile('README.md', 'utf8')).split('\n**Slack.**\n')[1] ?? '';
    const given = reasons
      .split('\n')
      .filter((row) => row.startsWith('| `'))
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, scope]) => scope));
    expect(given.sort()).toEqual([...bot, 'connections:write'].sort());
  });

  // https://docs.slack.dev/reference/app-manifest: what is optional stands in both lists.
  test('leaves only the e-mail addresses to whoever installs it, and cannot post where it was not invited', async () => {
    const { bot, bot_optional } = (await manifest()).oauth_config.scopes;
    expect(bot_optional).toEqual(['users:read.email']);
    expect(bot).toContain('users:read.email');
    expect(bot).not.toContain('chat:write.public');
  });

  test("stays within Slack's limits for names and descriptions", async () => {
    const { display_information: shown, features } = await manifest();
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4_000);
    for (const { command, description } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z-]{1,31}$/);
      expect(description).toMatch(/^[^\n]{1,100}$/);
    }
  });
});

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { COMMANDS } from '../../commands/descriptions.ts';

interface Manifest {
  display_information: { name: string; description: string; long_description: string };
  features: { slash_commands: { command: string; description: string; usage_hint?: string }[] };
}

const manifest = async (): Promise<Manifest> => parse(await readFile('manifest.yml', 'utf8'));

describe('manifest.yml', () => {
  test('has exactly the commands that help lists, with the same usage', async () => {
    const { slash_commands } = (await manifest()).features;
    expect(slash_commands.map(({ command, usage_hint }) => [command, usage_hint ?? ''])).toEqual(
      COMMANDS.map(({ command, usage }) => [command, usage]),
    );
  });

  test("stays within Slack's limits for names and descriptions", async () => {
    const { display_information: shown, features } = await manifest();
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4_000);
    for (const { command } of features.slash_commands) expect(command).toMatch(/^\/[a-z-]{1,31}$/);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playScenario } from '../../sandbox/cli/run-scenario.ts';
import { keptSurroundings } from '../sandbox/support/surroundings.ts';

const FOLDER = import.meta.dirname;

/** Real time, on a machine that does much else besides; an expectation that is met does not wait. */
const PATIENCE = 120_000;

/** Real time, too: scenarios are not about how quick a machine is. */
const SLACK_PATIENCE = 10_000;

/** So many test files play the scenarios between them: jest gives each worker a file at a time. */
const PARTS = 4;

/** Plays every fourth scenario, from the one numbered `part` (0 to 3) on, each as a test of its own. */
export function playPart(part: number): void {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yml'));
  const own = files.sort().filter((_, index) => index % PARTS === part);
  test.each(own.map((name) => [name, aboutOf(name)]))('%s: %s', play, 2 * PATIENCE);
}

async function play(name: string): Promise<void> {
  const { surroundings, output, complaints } = keptSurroundings({
    patience: PATIENCE,
    slackPatience: SLACK_PATIENCE,
  });
  const code = await playScenario(join(FOLDER, name), surroundings);
  expect({ code, complaints: complaints(), end: endOf(output()) }).toEqual({
    code: 0,
    complaints: '',
    end: expect.stringMatching(/^Held: /),
  });
}

/** The comment that a scenario begins with. */
function aboutOf(name: string): string {
  const [, about] =
    /^(?:# yaml-language-server.*\n)?# (.+)\n/.exec(readFileSync(join(FOLDER, name), 'utf8')) ?? [];
  return about ?? 'without a word about it';
}

/** How a transcript ends: `Held: …`, or all of it where something was broken. */
function endOf(transcript: string): string {
  return /^Held[\s\S]*/m.exec(transcript)?.[0] ?? transcript;
}

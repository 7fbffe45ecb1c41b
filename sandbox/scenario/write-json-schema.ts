import { writeFile } from 'node:fs/promises';
import { inRepository } from '../process/repository.ts';
import { scenarioJsonSchema } from './json-schema.ts';

/** Run by hand after a change of the schema: `npx tsx sandbox/scenario/write-json-schema.ts`. */
await writeFile(
  inRepository('sandbox/scenario.schema.json'),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);

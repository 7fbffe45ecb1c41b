import { writeFile } from 'node:fs/promises';
import { inRepository } from '../process/repository.ts';
import { organizationJsonSchema } from './schema.ts';

/** `npx tsx sandbox/organization/write-json-schema.ts`: after every change of the schema. */
await writeFile(
  inRepository('sandbox', 'organization.schema.json'),
  `${JSON.stringify(organizationJsonSchema(), undefined, 2)}\n`,
);

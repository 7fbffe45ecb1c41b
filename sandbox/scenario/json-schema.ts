import { z } from 'zod';
import { scenarioSchema } from './schema.ts';

/** For editors: `# yaml-language-server: $schema=…/sandbox/scenario.schema.json`. */
export function scenarioJsonSchema(): object {
  return {
    ...z.toJSONSchema(scenarioSchema, { io: 'input' }),
    title: 'A scenario of the rootkeeper sandbox',
  };
}

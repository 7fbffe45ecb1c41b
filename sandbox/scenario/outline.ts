import { z } from 'zod';

const words = z.string().optional().catch(undefined);

const handles = z.record(z.string(), z.unknown()).optional().catch(undefined);

/** The little that questions across steps and files are about; tolerant, so that they can be asked of a wrong file. */
export const outlineSchema = z.object({
  org: words,
  config: words,
  steps: z
    .array(
      z
        .looseObject({
          ...{
            as: words,
            in: words,
            see: words,
            config: words,
            confirm: words,
            on: words,
            twice: z.literal(true).optional().catch(undefined),
          },
          event: z
            .union([z.string(), z.looseObject({ file: words })])
            .optional()
            .catch(undefined),
          standing: handles,
          group: handles,
          expect: z
            .union([z.string(), z.array(z.string())])
            .optional()
            .catch(undefined),
        })
        .catch({}),
    )
    .catch([]),
});

export type Outline = z.infer<typeof outlineSchema>;
export type StepOutline = Outline['steps'][number];

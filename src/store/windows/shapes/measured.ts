import { z } from 'zod';
import type { Baseline } from '../../../domain/window/card-view.ts';
import type { FindingsReport } from '../../../domain/window/findings.ts';
import type { RootDetails, RootSnapshot } from '../../../domain/window/root-snapshot.ts';
import { accountId, instant, text, texts } from './values.ts';

const measured = z.enum(['yes', 'no', 'unknown']);

const details: z.ZodType<RootDetails> = z.looseObject({
  keys: z.array(z.looseObject({ label: text, active: z.boolean(), createdAt: instant })).exactOptional(),
  mfaSerials: texts.exactOptional(),
  passwordChangedAt: instant.exactOptional(),
});

const snapshot: z.ZodType<RootSnapshot> = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('measured'),
    asOf: instant,
    password: measured,
    mfa: measured,
    virtualMfa: measured,
    accessKeys: measured,
    signingCertificates: measured,
    details: details.exactOptional(),
    outdatedReport: instant.exactOptional(),
  }),
  z.looseObject({ kind: z.literal('not-measured'), reason: text }),
]);

export const findings: z.ZodType<FindingsReport> = z.looseObject({
  accounts: z.array(z.looseObject({ accountId, before: snapshot, after: snapshot, calledOut: texts })),
});

export const baseline: z.ZodType<Baseline> = z.looseObject({
  asOf: instant,
  accounts: z.array(z.looseObject({ accountId, root: snapshot })),
  hash: text.exactOptional(),
});

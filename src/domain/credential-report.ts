import { type ReportRoot, rootOf } from './credential-report/root.ts';
import { layoutOf } from './credential-report/rows.ts';

export interface CredentialReport {
  readonly root: ReportRoot;
  /** The names of its columns, in its order. */
  readonly header: readonly string[];
  /** Every row below the header, the root's too, as fields in the header's order. Cut when they are asked for. */
  readonly records: () => Iterable<readonly string[]>;
}

/** A report that is not whole says nothing about anybody: `reason` is a clause for people. */
export type ParsedReport =
  | { readonly kind: 'readable'; readonly report: CredentialReport }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * The credential report's CSV text, as `iam:GetCredentialReport` gives it. Columns are found by name; every row must
 * have as many fields as the header, whoever's it is: a torn report is *unreadable* as a whole, never half believed.
 * Never throws. Source of the format: "Get credential reports for your AWS account", IAM User Guide.
 *
 * Only the header and the root's row are parsed here (a report may hold 5,000 users and is read every few hours for
 * every account); the other rows are counted field by field.
 */
export function parseCredentialReport(csv: string): ParsedReport {
  const layout = layoutOf(csv);
  if (layout.kind === 'unreadable') return layout;
  const root = rootOf(layout.header, layout.rootRows);
  if (root.kind === 'unreadable') return root;
  const { header, records } = layout;
  return { kind: 'readable', report: { root: root.root, header, records } };
}

import { parse } from 'csv-parse/sync';
import { type ReportRoot, rootOf } from './credential-report/root.ts';
import { type Layout, layoutOf } from './credential-report/rows.ts';

export interface CredentialReport {
  readonly root: ReportRoot;
  /** Every row below the header, the root's too, by column name. Parsed when first asked for. */
  rows(): readonly ReportRow[];
}

export type ReportRow = Readonly<Record<string, string>>;

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
  return { kind: 'readable', report: { root: root.root, rows: rowsOnDemand(layout, csv) } };
}

function rowsOnDemand(layout: Layout, csv: string): () => readonly ReportRow[] {
  let rows: readonly ReportRow[] | undefined;
  return () => {
    rows ??= parse<ReportRow>(csv, {
      bom: true,
      columns: [...layout.header],
      from: 2,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
    });
    return rows;
  };
}

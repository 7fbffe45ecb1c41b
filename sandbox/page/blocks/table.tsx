import type { TableBlock } from '@slack/types';
import { scrollsByKey } from '../frame/scrolls-by-key.ts';
import { RichText } from './rich-text.tsx';

type Cell = TableBlock['rows'][number][number];

/** The first row is the head, as in Slack. */
export function Table({ block }: { block: TableBlock }) {
  const [head = [], ...body] = block.rows;
  return (
    <section class="table" aria-label="Table" {...scrollsByKey}>
      <table>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col" class={alignment(block, i)}>
                <CellView cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j} class={alignment(block, j)}>
                  <CellView cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function alignment(block: TableBlock, column: number): string {
  const settings = block.column_settings?.[column];
  return `align-${settings?.align ?? 'left'}${settings?.is_wrapped ? ' wrapped' : ''}`;
}

function CellView({ cell }: { cell: Cell }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />;
  return <span>{cell.text}</span>;
}

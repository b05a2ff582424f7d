import type { BlockJson } from '../../protocol.ts';
import { stringField } from '../elements/element.ts';
import { LibraryBlock } from './LibraryBlock.tsx';

interface Cell {
  type: string;
  text?: string;
  value?: number;
}

/** A `table` or `data_table` block: the first row is the header, as Slack has it. */
export function TableBlock({ block }: { block: BlockJson }) {
  const [head = [], ...body] = rowsOf(block);
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  const alignment = (column: number): { textAlign: 'left' | 'center' | 'right' } => ({
    textAlign: settings[column]?.align ?? 'left',
  });
  return (
    <div className="block block-table">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and the keyboard must reach it */}
      <div className="table-scroll" tabIndex={0}>
        <table>
          {stringField(block, 'caption') !== undefined && <caption>{stringField(block, 'caption')}</caption>}
          <thead>
            <tr>
              {head.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no ids and keep their places
                <th key={column} scope="col" style={alignment(column)}>
                  <CellContent cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids and keep their places
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={column} style={alignment(column)}>
                    <CellContent cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function CellContent({ cell }: { cell: Cell }) {
  if (cell.type === 'rich_text') return <LibraryBlock block={{ ...cell }} />;
  return <>{cell.text ?? String(cell.value ?? '')}</>;
}

function rowsOf(block: BlockJson): Cell[][] {
  return Array.isArray(block.rows) ? (block.rows as Cell[][]) : [];
}

import { stringify } from 'csv-stringify/sync';
import { csvCell } from './csv-cell.ts';

/** Without it, Excel reads UTF-8 as something else. */
export const BYTE_ORDER_MARK = '\uFEFF';
const OPTIONS = {
  record_delimiter: 'windows' as const,
  quoted: true,
  cast: { boolean: String, string: csvCell },
};

/** Rows of cells, or objects with these columns, as CSV that is safe to open in a spreadsheet. */
export const csvRows = (rows: object[], columns?: readonly string[]): string =>
  stringify(rows, { ...OPTIONS, columns });

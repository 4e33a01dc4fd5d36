import { z } from 'zod';
import { User } from './user.ts';
import { CSV_COLUMNS, type CsvColumn } from './user-fields.ts';

/** The cells of an example that the fields themselves have none of. */
const CELLS: { [Column in CsvColumn]?: string } = {
  role: 'user',
  status: 'active',
  emailVerified: 'true',
};
const cellOf = (column: CsvColumn) => {
  const { example = '' } = User.shape[column].meta() ?? {};
  return CELLS[column] ?? example;
};

/** A table as CSV (RFC 4180), its cells safe to open in a spreadsheet. */
export const Csv = z.string().meta({
  description: [
    'UTF-8 with a byte order mark, commas, every cell in quotes, lines that end in CRLF.',
    'It opens in Excel as it is: a cell that a spreadsheet would run as a formula or change into a',
    'number or date begins with an apostrophe, and so does one that had an apostrophe there. Inside',
    'a cell, an apostrophe stands before =, +, - and @ after a comma, semicolon, tab, bar or line',
    'break. To read a value back, take one apostrophe away at each of these places. Parsers have to',
    'skip the mark: with csv-parse, { bom: true, columns: true }.',
  ].join(' '),
  example: [CSV_COLUMNS, CSV_COLUMNS.map(cellOf)].map((line) => `${line.join()}\r\n`).join(''),
});

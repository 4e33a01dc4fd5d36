import type { User } from '@rolecall/schemas/user';
import { CSV_COLUMNS } from '@rolecall/schemas/user-fields';
import { stringify } from 'csv-stringify/sync';

/** Where a program that splits cells elsewhere, at `;` say, would begin one with a formula. */
const FORMULA_INSIDE = /([;\t|,\r\n][\s"]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

const OPTIONS = {
  record_delimiter: 'windows' as const,
  quoted: true,
  cast: { boolean: String, string: (text: string) => text.replace(FORMULA_INSIDE, "$1'") },
  // A cell that a spreadsheet would run as a formula gets an apostrophe. Source: OWASP CSV Injection.
  escape_formulas: true,
};

/** Users as CSV, a piece for each batch; the first piece begins with the names of the columns. */
export async function* csvPieces(batches: AsyncIterable<User[]>): AsyncGenerator<string> {
  yield stringify([CSV_COLUMNS], OPTIONS);
  for await (const batch of batches) yield stringify(batch, { ...OPTIONS, columns: CSV_COLUMNS });
}

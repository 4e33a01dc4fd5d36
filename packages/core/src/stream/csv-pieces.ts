import { displayEmail } from '@rolecall/schemas/display-email';
import type { User } from '@rolecall/schemas/user';
import { CSV_COLUMNS } from '@rolecall/schemas/user-fields';
import { stringify } from 'csv-stringify/sync';
import { csvCell } from './csv-cell.ts';

/** Without it, Excel reads UTF-8 as something else. */
const BYTE_ORDER_MARK = '\uFEFF';
const OPTIONS = {
  record_delimiter: 'windows' as const,
  quoted: true,
  cast: { boolean: String, string: csvCell },
};

/** Users as CSV, a piece for each batch; the first piece begins with the names of the columns. */
export async function* csvPieces(batches: AsyncIterable<User[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + stringify([CSV_COLUMNS], OPTIONS);
  for await (const batch of batches) {
    const shown = batch.map((user) => ({ ...user, email: displayEmail(user.email) }));
    yield stringify(shown, { ...OPTIONS, columns: CSV_COLUMNS });
  }
}

import { displayEmail } from '@rolecall/schemas/display-email';
import type { User } from '@rolecall/schemas/user';
import { CSV_COLUMNS } from '@rolecall/schemas/user-fields';
import { BYTE_ORDER_MARK, csvRows } from './csv-rows.ts';

/** Users as CSV, a piece for each batch; the first piece begins with the names of the columns. */
export async function* csvPieces(batches: AsyncIterable<User[]>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRows([CSV_COLUMNS]);
  for await (const batch of batches) {
    const shown = batch.map((user) => ({ ...user, email: displayEmail(user.email) }));
    yield csvRows(shown, CSV_COLUMNS);
  }
}

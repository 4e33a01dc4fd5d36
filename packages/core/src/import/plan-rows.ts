import type { Reader } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { users } from '@rolecall/db/tables/users';
import type { RowOutcome } from '@rolecall/schemas/import-report';
import { memoryBeat } from '../free-memory.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';
import type { ImportRow } from './open-import.ts';
import type { ImportedPerson } from './read-person.ts';
import { createSeenEmails, type SeenEmails } from './seen-emails.ts';

/** What an import does with a row: it adds those that are new. */
export type PlannedRow = { row: number; email?: string | undefined; reasons: string[] } & (
  | { outcome: 'new'; person: ImportedPerson }
  | { outcome: Exclude<RowOutcome, 'new'> }
);

/** Few enough for the variables that one statement may have. */
const BATCH = 500;

/**
 * Tells of each row what an import would do with it, a batch at a time. Of several rows with one
 * email the first stands.
 */
export async function* planRows(
  read: Reader,
  rows: AsyncIterable<ImportRow>,
): AsyncGenerator<PlannedRow[]> {
  const seen = createSeenEmails();
  const freeSome = memoryBeat();
  let batch: PlannedRow[] = [];
  for await (const row of rows) {
    batch.push(planned(row, seen));
    if (batch.length < BATCH) continue;
    yield await withoutExisting(read, batch);
    batch = [];
    freeSome();
  }
  if (batch.length > 0) yield await withoutExisting(read, batch);
}

function planned({ row, reading }: ImportRow, seen: SeenEmails): PlannedRow {
  if ('skipped' in reading) return { row, outcome: 'skipped', reasons: [reading.skipped] };
  if ('invalid' in reading) {
    return { row, email: reading.email, outcome: 'invalid', reasons: reading.invalid };
  }
  const { person, notes } = reading;
  const { email } = person;
  const before = seen.note(email, row);
  return before === undefined
    ? { row, email, outcome: 'new', person, reasons: notes }
    : { row, email, outcome: 'conflicting', reasons: [`Row ${before} has the same email.`] };
}

async function withoutExisting(read: Reader, batch: PlannedRow[]): Promise<PlannedRow[]> {
  const emails = batch.flatMap((row) => (row.outcome === 'new' ? row.person.email : []));
  const existing = await takenAmong(read, emails);
  return batch.map((row) =>
    row.outcome === 'new' && existing.has(row.person.email) ? asExisting(row) : row,
  );
}

/** A row of someone who has an account here. */
export const asExisting = ({ row, email }: PlannedRow): PlannedRow => ({
  row,
  email,
  outcome: 'existing',
  reasons: ['There is an account with this email.'],
});

const byEmail = prepare((orm) =>
  orm.select({ email: users.email }).from(users).where(isOneOfGiven(users.email, 'emails')),
);

/** Which of these emails someone has. */
export async function takenAmong(
  read: Pick<Reader, 'rows'>,
  emails: string[],
): Promise<Set<string>> {
  const found = await read.rows(byEmail, { emails: JSON.stringify(emails) });
  return new Set(found.map(({ email }) => email));
}

import type { Reader } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import type { ImportDetails } from '@rolecall/schemas/imports';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { countInvited } from './count-invited.ts';
import { reportOf } from './import-report.ts';
import { stateOf, toImportDetails } from './to-import.ts';

/** @throws DomainError NOT_FOUND */
export async function findImport(read: Pick<Reader, 'select'>, id: string): Promise<ImportRow> {
  const [row] = await read.select().from(imports).where(eq(imports.id, id));
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}

const byId = prepare((orm) =>
  orm
    .select()
    .from(imports)
    .where(eq(imports.id, sql.placeholder('id'))),
);

/**
 * An import whose file is being uploaded, for each piece of it. Where a replica does not know it, or
 * says that it has moved on, the primary is asked.
 * @throws DomainError NOT_FOUND
 */
export async function findUploading({ db }: Context, id: string): Promise<ImportRow> {
  const isUploading = (row: ImportRow) => stateOf(row) === 'uploading';
  const row = await db.lookup.first(byId, { id }, isUploading);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}

/** @throws DomainError NOT_FOUND */
export async function findImportDetails(
  read: Pick<Reader, 'select'>,
  id: string,
): Promise<ImportDetails> {
  const [found] = await read
    .select({ row: imports, name: users.fullName, email: users.email })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.uploadedBy))
    .where(eq(imports.id, id));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  const [keptUsers, invited] = await Promise.all([
    findKeptUsers(read, found.row),
    findInvited(read, found.row),
  ]);
  return toImportDetails(found.row, found.name || found.email, { keptUsers, invited });
}

/** How many were invited: one that was stopped has not noted it. */
async function findInvited(read: Pick<Reader, 'select'>, row: ImportRow) {
  const { invite, invited = null } = reportOf(row);
  return invite && stateOf(row) === 'stopped' ? countInvited(read, row.id) : invited;
}

/** Who stayed when an import was undone, as they are called now; without those deleted since. */
async function findKeptUsers(read: Pick<Reader, 'select'>, row: ImportRow) {
  const kept = reportOf(row).keptUsers ?? [];
  if (kept.length === 0) return [];
  const ids = kept.map(({ id }) => id);
  const found = await read
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(isOneOf(users.id, ids));
  const emails = new Map(found.map(({ id, email }) => [id, email]));
  return kept.flatMap(({ id, reason }) => {
    const email = emails.get(id);
    return email === undefined ? [] : [{ id, email, reason }];
  });
}

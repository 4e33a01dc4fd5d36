import type { Reader } from '@rolecall/db/database';
import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import type { ImportDetails } from '@rolecall/schemas/imports';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { toImportDetails } from './to-import.ts';

/** @throws DomainError NOT_FOUND */
export async function findImport(read: Pick<Reader, 'select'>, id: string): Promise<ImportRow> {
  const [row] = await read.select().from(imports).where(eq(imports.id, id));
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
  return toImportDetails(found.row, found.name || found.email);
}

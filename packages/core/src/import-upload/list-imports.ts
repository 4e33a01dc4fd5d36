import { imports } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import { ImportPage, ListImportsInput } from '@rolecall/schemas/imports';
import { desc, eq } from 'drizzle-orm';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { verb } from '../verb.ts';
import { toImport } from './to-import.ts';

/** Imports, by the command line too, the newest first, on from a cursor. */
export const listImports = verb(
  { may: 'import:read', input: ListImportsInput, output: ImportPage },
  async (ctx, { perPage, cursor }) => {
    const found = await ctx.readConsistent
      .select({ row: imports, name: users.fullName, email: users.email })
      .from(imports)
      .leftJoin(users, eq(users.id, imports.uploadedBy))
      .where(afterCursor({ at: imports.createdAt, id: imports.id }, cursor, 'desc'))
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(perPage + 1);
    const { rows, nextCursor } = pageOf(found, perPage, ({ row: { createdAt: at, id } }) => ({
      at,
      id,
    }));
    return { items: rows.map(({ row, name, email }) => toImport(row, name || email)), nextCursor };
  },
);

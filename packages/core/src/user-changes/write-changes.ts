import type { Transaction } from '@rolecall/db/database';
import { isLastAdminViolation } from '@rolecall/db/errors';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { pick } from '@rolecall/schemas/pick';
import type { SettableStatus, UserStatus } from '@rolecall/schemas/user';
import { EDITABLE_FIELDS, type EditableField } from '@rolecall/schemas/user-fields';
import { inArray, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { fillUserSearch } from '../search/fill-user-search.ts';
import { isSearched } from '../search/user-search-columns.ts';
import { mapUniqueViolation } from '../user/map-unique-violation.ts';
import { assertAnotherAdmin } from './another-admin.ts';
import type { Change } from './mail-new-email.ts';

export type UserChanges = Partial<Pick<UserRow, EditableField>>;

/**
 * Writes the same changes to each of these users for whom they change anything.
 * @throws DomainError NOT_FOUND (any of them), LAST_ADMIN, EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function writeChanges(
  ctx: Context,
  tx: Transaction,
  rows: UserRow[],
  changes: UserChanges,
): Promise<Change[]> {
  const wanted = EDITABLE_FIELDS.filter((field) => changes[field] !== undefined);
  const { status, ...fields } = pick(changes, wanted);
  const values = { ...fields, ...(status && { access: accessFor(status) }) };
  const differing = rows.filter((row) => {
    if (values.access !== undefined && values.access !== row.access) return true;
    return wanted.some((field) => field !== 'status' && changes[field] !== row[field]);
  });
  if (differing.length === 0) return [];
  // Now, but never the moment of the change before: each version has a time of its own.
  const updatedAt = sql`max(${ctx.now().getTime()}, ${users.updatedAt} + 1)`;
  const ids = differing.map(({ id }) => id);
  const isDemotion = values.role !== undefined && values.role !== 'admin';
  const isShutOut = values.access === 'inactive' || values.emailVerified === false;
  if (isDemotion || isShutOut) await assertAnotherAdmin(ctx, tx, ids);
  try {
    const written = await tx
      .update(users)
      .set({ ...values, updatedAt })
      .where(inArray(users.id, ids))
      .returning();
    if (isSearched(wanted)) await fillUserSearch(tx, written);
    const after = new Map(written.map((row) => [row.id, row]));
    return differing.map((before) => {
      const row = after.get(before.id);
      if (row === undefined) throw new DomainError('NOT_FOUND');
      return { before, after: row };
    });
  } catch (error) {
    throw isLastAdminViolation(error) ? new DomainError('LAST_ADMIN') : mapUniqueViolation(error);
  }
}

/** Whether an invitation was accepted is nothing that can be set. */
const accessFor = (status: UserStatus): SettableStatus =>
  status === 'inactive' ? 'inactive' : 'active';

import type { Transaction } from '@rolecall/db/database';
import { importedUsers } from '@rolecall/db/tables/imports';
import { comments, posts } from '@rolecall/db/tables/posts';
import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { isAnotherAdmin } from '../user-changes/another-admin.ts';

const BATCH = 500;
const USER = { id: users.id, email: users.email, role: users.role, status: users.status };

/** Why all active admins of an import stay where there is no other. */
const NO_ADMIN_LEFT = 'no active admin would be left';

/** Someone who came with an import and stays when it is undone. */
export type KeptUser = { id: string; email: string; reason: string };

/** Removes the users of an import that no one has used: the next ones of them after an ID. */
export async function removeUnused(
  core: Installation,
  tx: Transaction,
  importId: string,
  after: string,
) {
  const batch = await tx
    .select({ ...USER, ...uses })
    .from(importedUsers)
    .innerJoin(users, eq(users.id, importedUsers.userId))
    .where(and(eq(importedUsers.importId, importId), gt(importedUsers.userId, after)))
    .orderBy(asc(importedUsers.userId))
    .limit(BATCH);
  const unused = batch.filter((row) => useOf(row) === undefined);
  const doomed = (await isAnotherAdmin(
    core,
    tx,
    unused.map(({ id }) => id),
  ))
    ? unused
    : unused.filter(({ role, status }) => role !== 'admin' || status !== 'active');
  const ids = new Set(doomed.map(({ id }) => id));
  if (ids.size > 0) await tx.delete(users).where(isOneOf(users.id, [...ids]));
  const kept: KeptUser[] = batch
    .filter(({ id }) => !ids.has(id))
    .map((row) => ({ id: row.id, email: row.email, reason: useOf(row) ?? NO_ADMIN_LEFT }));
  return { last: batch.at(-1)?.id, looked: batch.length, removed: ids.size, kept };
}

const uses = {
  hasSignedIn: sql<number>`${users.lastLoginAt} is not ${importedUsers.lastLoginAt}
    or exists (select 1 from ${sessions} where ${sessions.userId} = ${users.id})`,
  hasWritten: sql<number>`exists (select 1 from ${posts} where ${posts.authorId} = ${users.id})
    or exists (select 1 from ${comments} where ${comments.authorId} = ${users.id})`,
  hasChanged: sql<number>`${users.updatedAt} <> ${importedUsers.addedAt}`,
};

/** Why someone stays; nothing for those whom no one has used. */
function useOf(row: { [Use in keyof typeof uses]: number }): string | undefined {
  if (row.hasSignedIn === 1) return 'signed in';
  if (row.hasWritten === 1) return 'has posts or comments';
  return row.hasChanged === 1 ? 'was changed' : undefined;
}

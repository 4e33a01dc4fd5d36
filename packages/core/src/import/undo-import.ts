import type { Transaction } from '@rolecall/db/database';
import { importedUsers, imports } from '@rolecall/db/tables/imports';
import { comments, posts } from '@rolecall/db/tables/posts';
import { sessions } from '@rolecall/db/tables/sessions';
import { users } from '@rolecall/db/tables/users';
import { and, asc, eq, gt, inArray, notInArray, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { memoryBeat } from '../free-memory.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import type { ImportJobOptions } from './continue-import.ts';

const BATCH = 500;

export type UndoneImport = { id: string; removed: number; kept: number };

/**
 * Removes the users that an import added and that no one has used: who never signed in here, was
 * never changed and wrote nothing. The last active administrator stays in any case.
 * @param onProgress told how many were looked at
 * @throws DomainError NOT_FOUND
 */
export async function undoImport(
  ctx: Context,
  id: string,
  onProgress: (done: number) => void | Promise<void> = () => {},
  { actor, guard }: ImportJobOptions = {},
): Promise<UndoneImport> {
  authorize(ctx, 'installation:import');
  const [known] = await ctx.readConsistent.select().from(imports).where(eq(imports.id, id));
  if (known === undefined) throw new DomainError('NOT_FOUND');
  let [removed, looked, after] = [0, 0, ''];
  const freeSome = memoryBeat();
  for (;;) {
    const batch = await transactAsActor(
      ctx,
      async (tx) => {
        await guard?.(tx);
        return removeBatch(tx, id, after);
      },
      { isLong: true },
    );
    if (batch.last === undefined) break;
    removed += batch.removed;
    looked += batch.looked;
    after = batch.last;
    await onProgress(looked);
    freeSome();
  }
  await transactAsActor(ctx, async (tx) => {
    await guard?.(tx);
    const now = ctx.now();
    // It was not cut off: the same file starts anew.
    await tx
      .update(imports)
      .set({ undoneAt: now, finishedAt: known.finishedAt ?? now })
      .where(eq(imports.id, id));
    await recordAudit(ctx, tx, {
      action: 'installation.import_undone',
      actor,
      target: { kind: 'installation', id },
      after: { removed, kept: looked - removed },
    });
  });
  return { id, removed, kept: looked - removed };
}

async function removeBatch(tx: Transaction, importId: string, after: string) {
  const batch = await tx
    .select({
      id: users.id,
      role: users.role,
      isUnused: sql<number>`
        ${users.updatedAt} = ${importedUsers.addedAt}
        and ${users.lastLoginAt} is ${importedUsers.lastLoginAt}
        and not exists (select 1 from ${sessions} where ${sessions.userId} = ${users.id})
        and not exists (select 1 from ${posts} where ${posts.authorId} = ${users.id})
        and not exists (select 1 from ${comments} where ${comments.authorId} = ${users.id})`,
    })
    .from(importedUsers)
    .innerJoin(users, eq(users.id, importedUsers.userId))
    .where(and(eq(importedUsers.importId, importId), gt(importedUsers.userId, after)))
    .orderBy(asc(importedUsers.userId))
    .limit(BATCH);
  const unused = batch.filter(({ isUnused }) => isUnused === 1);
  const doomed = (await isAnotherAdmin(
    tx,
    unused.map(({ id }) => id),
  ))
    ? unused
    : unused.filter(({ role }) => role !== 'admin');
  const ids = doomed.map(({ id }) => id);
  if (ids.length > 0) await tx.delete(users).where(inArray(users.id, ids));
  return { last: batch.at(-1)?.id, looked: batch.length, removed: ids.length };
}

/** Whether someone can administer the installation who is not among these. */
async function isAnotherAdmin(tx: Transaction, ids: string[]): Promise<boolean> {
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.status, 'active'), notInArray(users.id, ids)))
    .limit(1);
  return admin !== undefined;
}

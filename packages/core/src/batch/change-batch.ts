import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { type UserActionRow, userAction } from '@rolecall/schemas/user-actions';
import { inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { assertNotSelf } from '../policy.ts';
import { signOutEverywhere } from '../session/sign-out-everywhere.ts';
import { applyChanges, applyToAll } from '../user-changes/apply-changes.ts';
import { removeUser } from '../user-changes/remove-user.ts';
import type { UserChanges } from '../user-changes/write-changes.ts';
import { changeEach, doneTo } from './change-in-batches.ts';
import { LET_SIGN_IN } from './let-sign-in.ts';

type Asked = Pick<BulkLinesInput, 'action' | 'role' | 'sendMail'>;

/**
 * Does a bulk action to a few, in the transaction of the caller: to all at once where no one among
 * them is in the way, else to one after the other. What one may do to oneself alone is refused, too:
 * a selection takes the caller in by mistake, and then no one would be there to do the rest.
 */
export async function changeBatch<T extends { id: string }>(
  ctx: Context,
  tx: Transaction,
  asked: Asked,
  batch: T[],
) {
  const ids = batch.map(({ id }) => id);
  const rows = await tx.select().from(users).where(inArray(users.id, ids));
  const row = new Map(rows.map((found) => [found.id, found]));
  const action = userAction(asked.action);
  const changes = changesOf(action, asked);
  const cause = { silent: asked.sendMail === false };
  const help = LET_SIGN_IN[asked.action];
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
  if (changes && rows.length === ids.length && !(self !== undefined && row.has(self))) {
    try {
      const changed = new Set(
        (await applyToAll(ctx, tx, rows, changes, cause)).map(({ id }) => id),
      );
      return batch.map((target) => doneTo(target, changed.has(target.id)));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return changeEach(batch, async ({ id }) => {
    if (action.toSelf !== 'yes') assertNotSelf(ctx, id);
    const user = row.get(id);
    if (user === undefined) throw new DomainError('NOT_FOUND');
    if (changes) return (await applyChanges(ctx, tx, user, changes, cause)) !== user;
    if (help) await help(ctx, tx, user);
    else if (asked.action === 'delete') await removeUser(ctx, tx, id);
    else await signOutEverywhere(ctx, tx, user.id);
    return true;
  });
}

/** What the action changes about a user, if it changes any field. */
function changesOf({ changes, sets }: UserActionRow, { role }: Asked): UserChanges | undefined {
  return changes.length > 0 ? { ...sets, ...(role && { role }) } : undefined;
}

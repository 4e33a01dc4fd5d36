import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { recordAudit } from './record-audit.ts';

/** Refusals that tell something of who asked: a right they lack, a rule that binds even admins. */
const TELLING: ReadonlySet<string> = new Set(['FORBIDDEN', 'LAST_ADMIN', 'SELF_TARGET']);

/**
 * Writes down that someone signed in was refused. So many an hour and person: those beyond it are
 * refused all the same, and cost neither a row nor a transaction.
 * @param procedure its path in the router, such as `admin.users.delete`
 * @param code the error code it was answered with
 * @param userId whom it was about, where that is known
 * @throws DomainError SESSION_EXPIRED, and what a database throws
 */
export async function recordAccessDenied(
  ctx: Context,
  procedure: string,
  code: string,
  userId?: string,
): Promise<void> {
  if (ctx.actor.kind !== 'user' || !TELLING.has(code)) return;
  // The caller is not told how much of this limit is left.
  const quiet = { ...ctx, onLimit: undefined };
  try {
    await transactWithin(quiet, [{ name: 'refusal.user', by: ctx.actor.userId }], (tx) =>
      recordAudit(ctx, tx, {
        action: 'access.denied',
        target: userId ? { kind: 'user', id: userId } : { kind: 'installation', id: null },
        after: { procedure, code },
      }),
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'RATE_LIMITED') throw error;
  }
}

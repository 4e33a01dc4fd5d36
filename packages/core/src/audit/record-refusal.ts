import type { Context } from '../context.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import { transact } from '../transact.ts';
import { recordAudit } from './record-audit.ts';

/** Refusals that tell something of who asked: a right they lack, a rule that binds even admins. */
const TELLING: ReadonlySet<string> = new Set(['FORBIDDEN', 'LAST_ADMIN', 'SELF_TARGET']);

/**
 * Writes down that somebody signed in was refused. So many an hour and person: those beyond it are
 * refused all the same, and cost neither a row nor a transaction.
 * @param procedure its path in the router, such as `admin.users.delete`
 * @param code the error code it was answered with
 * @param userId whom it was about, where that is known
 * @throws DomainError SESSION_EXPIRED, and what a database throws
 */
export async function recordRefusal(
  ctx: Context,
  procedure: string,
  code: string,
  userId?: string,
): Promise<void> {
  if (ctx.actor.kind !== 'user' || !TELLING.has(code)) return;
  if (!(await isWithinLimit(ctx, { name: 'refusal.user', by: ctx.actor.userId }))) return;
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'access.denied',
      target: userId ? { kind: 'user', id: userId } : { kind: 'installation', id: null },
      after: { procedure, code },
    }),
  );
}

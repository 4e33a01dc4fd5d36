import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { Context } from '../context.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import { transact } from '../transact.ts';
import { recordAudit } from './record-audit.ts';

/** Refusals that tell something of who asked: a right they lack, a rule that binds even admins. */
const TELLING: ReadonlySet<ErrorCode> = new Set(['FORBIDDEN', 'LAST_ADMIN', 'SELF_TARGET']);

export function isTelling(code: ErrorCode): boolean {
  return TELLING.has(code);
}

/**
 * Writes down that somebody signed in was refused. So many an hour and person: those beyond it are
 * refused all the same, and cost neither a row nor a transaction.
 * @param procedure its path in the router, such as `admin.users.delete`
 * @throws DomainError SESSION_EXPIRED, and what a database throws
 */
export async function recordRefusal(
  ctx: Context,
  procedure: string,
  code: ErrorCode,
): Promise<void> {
  if (ctx.actor.kind !== 'user' || !isTelling(code)) return;
  if (!(await isWithinLimit(ctx, { name: 'refusal.user', by: ctx.actor.userId }))) return;
  await transact(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: 'access.denied',
      target: { kind: 'installation', id: null },
      after: { procedure, code },
    }),
  );
}

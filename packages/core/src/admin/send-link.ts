import type { UserRow } from '@rolecall/db/tables/users';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import type { LimitName } from '../limits.ts';
import { queueLink } from '../mail/queue-link.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';

type Link = {
  kind: Parameters<typeof queueLink>[3];
  limit: LimitName;
  action: AuditAction;
  after?: { mailed: true };
  /** Refuses who has no use for it: before it is counted, and again when it is sent. */
  assert: (user: UserRow) => void;
};

/** Mails a user a link, for an administrator. @throws what `assert` throws, RATE_LIMITED, NOT_FOUND */
export async function sendLink(
  ctx: Context,
  id: string,
  { kind, limit, action, after, assert }: Link,
): Promise<void> {
  assert(await loadUser(ctx.db.lookup, id));
  await consumeLimits(ctx, [{ name: limit, by: id }]);
  await transactAsActor(ctx, async (tx) => {
    const user = await loadUser(tx, id);
    assert(user);
    await recordAudit(ctx, tx, { action, target: { kind: 'user', id }, ...(after && { after }) });
    await queueLink(ctx, tx, user, kind);
  });
}

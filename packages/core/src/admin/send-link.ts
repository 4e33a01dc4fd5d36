import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import type { LimitName } from '../limits.ts';
import { type LinkKind, queueLink } from '../mail/queue-link.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';

export type Link<Kind extends LinkKind = LinkKind> = {
  kind: Kind;
  limit: LimitName;
  action: AuditAction;
  after?: { mailed: true };
  /** Refuses who has no use for it: before it is counted, and again when it is sent. */
  assert: (user: UserRow) => void;
};

/** What the verbs refuse with that send a link, or make or revoke one. */
export const LINK_REFUSALS: readonly ErrorCode[] = ['ACCOUNT_INACTIVE', 'NOT_FOUND', 'CONFLICT'];

/**
 * Mails a user a link, for an administrator.
 * @returns which email it is: an invitation for who has no password yet
 * @throws what `assert` throws, RATE_LIMITED, CONFLICT, NOT_FOUND
 */
export async function sendLink<Kind extends LinkKind>(
  ctx: Context,
  id: string,
  link: Link<Kind>,
): Promise<{ ok: true; email: Kind | 'invitation' }> {
  link.assert(await loadUser(ctx.db.atPrimary().lookup, id));
  await consumeLimits(ctx, [{ name: link.limit, by: id }]);
  const email = await transactAsActor(ctx, async (tx) =>
    queue(ctx, tx, await loadUser(tx, id), link),
  );
  return { ok: true, email };
}

/** The same for one of many, in the transaction of the caller. It is refused before it writes. */
export async function sendLinkWithin(
  ctx: Context,
  tx: Transaction,
  user: UserRow,
  link: Link,
): Promise<void> {
  link.assert(user);
  await consumeLimits(ctx, [{ name: link.limit, by: user.id }], tx);
  await queue(ctx, tx, user, link);
}

async function queue<Kind extends LinkKind>(
  ctx: Context,
  tx: Transaction,
  user: UserRow,
  { kind, action, after, assert }: Link<Kind>,
): Promise<Kind | 'invitation'> {
  assert(user);
  const sent = await queueLink(ctx, tx, user, kind);
  const target = { kind: 'user', id: user.id } as const;
  await recordAudit(
    ctx,
    tx,
    sent === 'invitation'
      ? { action: 'user.invitation_sent', target }
      : { action, target, ...(after && { after }) },
  );
  return sent;
}

import { sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { describeDevice } from '../device/describe-device.ts';
import { forgetDevice } from '../device/forget-devices.ts';
import { DomainError } from '../errors.ts';
import { countUse } from '../limit/count-uses.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';

/**
 * Writes down that a wrong password was given in the caller's session. The last one allowed ends the
 * session and tells the owner by mail: whoever is guessing has to sign in, which the owner can.
 * Source: OWASP ASVS 5.0 V6.3.1.
 * @throws DomainError SESSION_EXPIRED when that ended the session
 */
export async function countWrongPassword(ctx: Context): Promise<void> {
  const { userId, sessionId } = requireUser(ctx);
  const use = { name: 'wrongPassword.session' as const, by: sessionId };
  const { isCounted, left } = await ctx.db.transaction((tx) => countUse(ctx, tx, use));
  const isLast = !isCounted || left === 0;
  await transactAsActor(ctx, async (tx) => {
    const target = { kind: 'user' as const, id: userId };
    const after = { reason: 'INVALID_CREDENTIALS', session: sessionId };
    await recordAudit(ctx, tx, { action: 'session.refused', target, after });
    if (!isLast) return;
    const [ended] = await tx.delete(sessions).where(eq(sessions.id, sessionId)).returning();
    if (ended === undefined) return;
    if (ended.deviceKey !== null) await forgetDevice(tx, userId, ended.deviceKey);
    const before = { session: sessionId };
    await recordAudit(ctx, tx, { action: 'session.ended_after_failures', target, before });
    const device = describeDevice(ended.userAgent);
    await queueMail(ctx, tx, 'wrong-passwords', userId, { device, ip: ctx.request.ip });
  });
  if (isLast) throw new DomainError('SESSION_EXPIRED');
}

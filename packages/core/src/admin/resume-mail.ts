import { mailStops } from '@rolecall/db/tables/mail-stops';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { dutiesOf } from './user-duties.ts';

/**
 * Lets emails to a user leave again, after one bounced or was reported as spam. Those that were
 * suppressed meanwhile stay so. Where emails aren't stopped, nothing is done.
 */
export const resumeMail = verb(
  { ...dutiesOf('resumeMail'), refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    await transactAsActor(ctx, async (tx) => {
      const { email } = await loadUser(tx, id);
      const [stop] = await tx.delete(mailStops).where(eq(mailStops.email, email)).returning();
      if (stop === undefined) return;
      const target = { kind: 'user', id } as const;
      const before = { reason: stop.reason };
      await recordAudit(ctx, tx, { action: 'user.mail_resumed', target, before });
    });
    return { ok: true };
  },
);

import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { sessions } from '@rolecall/db/tables/sessions';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';

/** How many of each were ended. */
export type Ended = { sessions: number; links: number; mails: number };

/**
 * Ends what may have been ended after a backup was made, and would live again when it is restored:
 * all sessions, all links that were mailed, and all emails that wait.
 * @param createdAt when the backup was made
 */
export function endAfterRestore(ctx: Context, createdAt: Date): Promise<Ended> {
  authorize(ctx, 'installation:restore');
  return transactAsActor(
    ctx,
    async (tx) => {
      const waiting = eq(mailJobs.status, 'queued');
      const ended = {
        sessions: await tx.$count(sessions),
        links: await tx.$count(oneTimeTokens),
        mails: await tx.$count(mailJobs, waiting),
      };
      await tx.delete(sessions);
      await tx.delete(oneTimeTokens);
      await tx.delete(mailJobs).where(waiting);
      await recordAudit(ctx, tx, {
        action: 'installation.restored',
        target: { kind: 'installation', id: null },
        after: { backedUpAt: createdAt.toISOString(), ...ended },
      });
      return ended;
    },
    { isLong: true },
  );
}

import { type UserRow, users } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { isWithinLimit } from '../limit/consume-limit.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { renewResetLink } from '../token/renew-reset-link.ts';
import { inSteps, STEP_MS } from './in-steps.ts';
import { isResetDue } from './is-reset-due.ts';

/** By the mail: how asking for it is limited and written down, and which accounts have use for it. */
const LINKS = {
  'reset-password': {
    limits: 'forgot',
    action: 'user.password_reset_requested',
    isFor: () => true,
  },
  'verify-email': {
    limits: 'resend',
    action: 'user.verification_requested',
    isFor: ({ emailVerified }: UserRow) => !emailVerified,
  },
} as const;

/**
 * Mails a link to whoever typed an email, if there is an account it is for. Whether there is, and
 * whether its owner has been mailed often enough, shows in nothing: a refusal depends on the
 * caller's IP alone.
 */
export async function requestLink(
  ctx: Context,
  email: string,
  mail: keyof typeof LINKS,
): Promise<{ ok: true }> {
  const link = LINKS[mail];
  const uses = [{ name: `${link.limits}.address` as const, by: ctx.request.ip }];
  const request = () =>
    transactWithin(ctx, uses, async (tx) => {
      const mayMail = await isWithinLimit(ctx, { name: `${link.limits}.account`, by: email }, tx);
      const [user] = await tx.select().from(users).where(eq(users.email, email));
      const isDue = mayMail || (mail === 'reset-password' && (await isResetDue(ctx, tx, user?.id)));
      const isMailed = isDue && user?.access === 'active' && link.isFor(user);
      const target = { kind: 'user' as const, id: user?.id ?? null };
      await recordAudit(ctx, tx, { action: link.action, target, after: { mailed: isMailed } });
      if (isMailed) await queueMail(ctx, tx, mail, user.id);
      else if (mail === 'reset-password') await renewResetLink(ctx, tx, user?.id ?? '');
    });
  await inSteps(STEP_MS.link, request);
  return { ok: true };
}

import type { Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { Refreshed, RefreshInput } from '@rolecall/schemas/auth';
import { and, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { isLiveAt } from '../session/is-live.ts';
import { issueTokens } from '../session/issue-tokens.ts';
import { hashRefreshSeed, type RefreshToken, readRefreshToken } from '../session/refresh-token.ts';
import { verb } from '../verb.ts';

const { placeholder } = sql;

const liveFamily = prepare((orm) =>
  orm
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, placeholder('sessionId')),
        eq(sessions.tokenHash, placeholder('hash')),
        isLiveAt(placeholder('now')),
        eq(users.status, 'active'),
      ),
    ),
);

const nextGeneration = prepare((orm) =>
  orm
    .update(sessions)
    .set({
      generation: sql`${sessions.generation} + 1`,
      rotatedAt: sql`${placeholder('now')}`,
      lastUsedAt: sql`${placeholder('now')}`,
      idleExpiresAt: sql`${placeholder('idleEnd')}`,
    })
    .where(
      and(
        eq(sessions.id, placeholder('sessionId')),
        eq(sessions.generation, placeholder('generation')),
      ),
    )
    .returning(),
);

type Outcome = { session: SessionRow; user: UserRow } | 'ended' | 'reused';

/**
 * Trades a refresh token for new tokens. Each token works once; its parent, shown again within the
 * grace period, gets the same successor, so that a lost response signs no one out. Any older one
 * means that two hold the family: the session ends and its owner is told.
 * Source: RFC 9700 §4.14.
 */
export const refresh = verb(
  {
    may: 'session:refresh',
    input: RefreshInput,
    output: Refreshed,
    refuses: ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'RATE_LIMITED'],
  },
  async (ctx, { refreshToken }) => {
    const token = readRefreshToken(ctx.secrets, refreshToken);
    if (token === undefined) throw new DomainError('UNAUTHENTICATED');
    const uses: LimitUse[] = [{ name: 'refresh.session', by: token.sessionId }];

    // A refusal is committed, not thrown: ending the session must outlive it.
    const outcome = await transactWithin(ctx, uses, async (tx): Promise<Outcome> => {
      const now = ctx.now();
      const { sessionId, seed } = token;
      const found = await tx.first(liveFamily, { sessionId, hash: hashRefreshSeed(seed), now });
      if (found === undefined) return 'ended';
      const rotated = await rotate(ctx, tx, found.session, token);
      if (rotated !== undefined) return { session: rotated, user: found.user };
      if (isWithinGrace(ctx, found.session, token)) return found;
      await tx.delete(sessions).where(eq(sessions.id, found.session.id));
      await queueMail(ctx, tx, 'refresh-reuse', found.user.id);
      await recordAudit(ctx, tx, {
        action: 'session.refresh_reused',
        target: { kind: 'user', id: found.user.id },
        after: { session: found.session.id },
      });
      return 'reused';
    });

    if (outcome === 'ended' || outcome === 'reused') throw new DomainError('SESSION_EXPIRED');
    return { tokens: await issueTokens(ctx, outcome.user, outcome.session, token.seed) };
  },
);

/** Moves the family to its next generation, if the token is of the current one. */
async function rotate(
  ctx: Context,
  tx: Transaction,
  session: SessionRow,
  token: RefreshToken,
): Promise<SessionRow | undefined> {
  const now = ctx.now();
  const idleEnd = now.getTime() + ctx.config.refreshIdleSeconds * 1000;
  return tx.first(nextGeneration, {
    now,
    idleEnd: new Date(Math.min(idleEnd, session.expiresAt.getTime())),
    sessionId: session.id,
    generation: token.generation,
  });
}

function isWithinGrace(ctx: Context, session: SessionRow, token: RefreshToken): boolean {
  if (token.generation !== session.generation - 1 || session.rotatedAt === null) return false;
  const sinceMs = ctx.now().getTime() - session.rotatedAt.getTime();
  return sinceMs <= ctx.config.refreshGraceSeconds * 1000;
}

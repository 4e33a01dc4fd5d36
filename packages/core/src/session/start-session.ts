import type { Transaction } from '@rolecall/db/database';
import { type SessionKind, type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { and, desc, eq, notInArray } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';

const SESSIONS_PER_USER = 20;
const USER_AGENT_LENGTH = 400;

type NewSession = {
  userId: string;
  kind: SessionKind;
  tokenHash: string;
  idleSeconds: number;
  absoluteSeconds: number;
};

/** Stores a session and audits it; of more than 20 of one user, those longest unused go. */
export async function startSession(
  ctx: Context,
  tx: Transaction,
  { userId, kind, tokenHash, idleSeconds, absoluteSeconds }: NewSession,
): Promise<SessionRow> {
  const now = ctx.now();
  const row: SessionRow = {
    id: newId('ses'),
    userId,
    kind,
    tokenHash,
    generation: 0,
    rotatedAt: null,
    createdAt: now,
    lastUsedAt: now,
    idleExpiresAt: new Date(now.getTime() + Math.min(idleSeconds, absoluteSeconds) * 1000),
    expiresAt: new Date(now.getTime() + absoluteSeconds * 1000),
    authenticatedAt: now,
    userAgent: ctx.request.userAgent.slice(0, USER_AGENT_LENGTH),
    address: ctx.request.address,
  };
  const kept = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.lastUsedAt))
    .limit(SESSIONS_PER_USER - 1);
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), notInArray(sessions.id, kept)));
  await tx.insert(sessions).values(row);
  await recordAudit(ctx, tx, {
    action: 'session.started',
    // Who proves a password acts as its owner, whatever the request came as.
    actor: { kind: 'user', id: userId },
    target: { kind: 'user', id: userId },
    after: { session: row.id, kind },
  });
  return row;
}

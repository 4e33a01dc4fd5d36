import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { type SessionKind, type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
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

const { placeholder } = sql;

const endOldest = prepareWrite((orm) => {
  const isTheirs = eq(sessions.userId, placeholder('userId'));
  const kept = orm
    .select({ id: sessions.id })
    .from(sessions)
    .where(isTheirs)
    .orderBy(desc(sessions.lastUsedAt))
    .limit(SESSIONS_PER_USER - 1);
  return orm.delete(sessions).where(and(isTheirs, notInArray(sessions.id, kept)));
});

const insertOne = prepareWrite((orm) =>
  orm.insert(sessions).values({
    id: placeholder('id'),
    userId: placeholder('userId'),
    kind: placeholder('kind'),
    tokenHash: placeholder('tokenHash'),
    createdAt: placeholder('createdAt'),
    lastUsedAt: placeholder('lastUsedAt'),
    idleExpiresAt: placeholder('idleExpiresAt'),
    expiresAt: placeholder('expiresAt'),
    authenticatedAt: placeholder('authenticatedAt'),
    userAgent: placeholder('userAgent'),
    address: placeholder('address'),
  }),
);

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
    address: ctx.request.ip,
  };
  await tx.write(endOldest, { userId });
  await tx.write(insertOne, row);
  await recordAudit(ctx, tx, {
    action: 'session.started',
    // Who proves a password acts as its owner, whatever the request came as.
    actor: { kind: 'user', id: userId },
    target: { kind: 'user', id: userId },
    after: { session: row.id, kind },
  });
  return row;
}

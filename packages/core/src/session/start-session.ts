import type { Transaction } from '@rolecall/db/database';
import { placeholders, prepareWrite } from '@rolecall/db/prepared';
import { type SessionRow, sessions } from '@rolecall/db/tables/sessions';
import type { SessionKind } from '@rolecall/schemas/session-kind';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { USER_AGENT_LENGTH } from '../device/describe-device.ts';
import type { Device } from '../device/device-token.ts';
import { rememberDevice } from '../device/known-device.ts';
import { newId } from '../ids.ts';
import { deleteOldest } from '../user/delete-oldest.ts';

/** For each kind, so that a script that signs in over and over ends no browser's session. */
const SESSIONS_PER_KIND = 20;

type NewSession = {
  userId: string;
  kind: SessionKind;
  tokenHash: string;
  device: Device;
  idleSeconds: number;
  absoluteSeconds: number;
};

const endOldest = deleteOldest(
  sessions,
  { ...sessions, key: sessions.id, usedAt: sessions.lastUsedAt },
  SESSIONS_PER_KIND - 1,
);

const insertOne = prepareWrite((orm) =>
  orm
    .insert(sessions)
    .values(
      placeholders([
        'id',
        'userId',
        'kind',
        'tokenHash',
        'createdAt',
        'lastUsedAt',
        'idleExpiresAt',
        'expiresAt',
        'authenticatedAt',
        'userAgent',
        'ip',
        'deviceKey',
      ] as const),
    ),
);

/**
 * Stores a session, audits it and remembers its device; of more than 20 of one user and kind, those
 * longest unused go.
 */
export async function startSession(
  ctx: Context,
  tx: Transaction,
  { userId, kind, tokenHash, device, idleSeconds, absoluteSeconds }: NewSession,
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
    ip: ctx.request.ip,
    deviceKey: device.key,
  };
  await rememberDevice(ctx, tx, userId, kind, device);
  await tx.write(endOldest, { userId, kind });
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

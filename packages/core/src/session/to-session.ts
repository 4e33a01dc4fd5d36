import type { SessionRow } from '@rolecall/db/tables/sessions';
import type { Session } from '@rolecall/schemas/account';
import type { Context } from '../context.ts';
import { describeDevice } from '../device/describe-device.ts';

/** A row as its owner may see it, without hashes, and whether the caller asks through it. */
export function toSession({ actor }: Context, row: SessionRow): Session {
  const { id, kind, userAgent, ip, createdAt, lastUsedAt, idleExpiresAt } = row;
  return {
    id,
    kind,
    device: describeDevice(userAgent),
    address: ip,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: idleExpiresAt.toISOString(),
    current: actor.kind === 'user' && actor.sessionId === id,
  };
}

import type { SessionRow } from '@rolecall/db/tables/sessions';
import type { Session } from '@rolecall/schemas/account';
import { describeDevice } from '../device/describe-device.ts';

/** A row as its owner may see it: no hash. */
export function toSession(row: SessionRow, currentId: string | undefined): Session {
  const { id, kind, userAgent, address, createdAt, lastUsedAt, idleExpiresAt } = row;
  return {
    id,
    kind,
    device: describeDevice(userAgent),
    address,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: idleExpiresAt.toISOString(),
    current: id === currentId,
  };
}

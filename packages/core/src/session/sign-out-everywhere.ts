import type { Transaction } from '@rolecall/db/database';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { endSessions } from './end-sessions.ts';

/**
 * Ends the sessions of a user because someone wants that, forgets the devices they were on, and
 * audits it.
 * @param except the session that stays with its device, if any
 */
export async function signOutEverywhere(
  ctx: Context,
  tx: Transaction,
  userId: string,
  except?: string,
): Promise<void> {
  const ended = await endSessions(tx, userId, except);
  await forgetDevices(tx, userId, except);
  await recordAudit(ctx, tx, {
    action: 'session.ended',
    target: { kind: 'user', id: userId },
    before: { sessions: ended.length },
    after: { ended: except === undefined ? 'all' : 'others' },
  });
}

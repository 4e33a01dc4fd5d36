import type { Transaction } from '@rolecall/db/database';
import type { SessionRow } from '@rolecall/db/tables/sessions';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import type { Device } from '../device/device-token.ts';
import { randomToken } from '../secrets.ts';
import { hashRefreshSeed } from './refresh-token.ts';
import { startSession } from './start-session.ts';

/** A session of another program, and the seed of its refresh tokens. */
export type AppSession = { session: SessionRow; seed: string };

/** A session for another program, and the seed of its refresh tokens, which is stored nowhere. */
export async function startAppSession(
  ctx: Context,
  tx: Transaction,
  { id: userId }: Pick<UserRow, 'id'>,
  device: Device,
): Promise<AppSession> {
  const seed = randomToken();
  const session = await startSession(ctx, tx, {
    userId,
    kind: 'app',
    tokenHash: hashRefreshSeed(seed),
    device,
    idleSeconds: ctx.config.refreshIdleSeconds,
    absoluteSeconds: ctx.config.refreshAbsoluteSeconds,
  });
  return { session, seed };
}

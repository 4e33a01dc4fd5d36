import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SessionCreated } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import type { Device } from '../device/device-token.ts';
import { randomToken } from '../secrets.ts';
import { hashSessionToken, writeSessionToken } from './session-token.ts';
import { startSession } from './start-session.ts';

/** How long a browser stays signed in that was not asked to remember, in seconds. */
const SHORT_SESSION_SECONDS = 24 * 3600;

/** A session for the web app, with the opaque token that its cookie keeps. */
export async function startWebSession(
  ctx: Context,
  tx: Transaction,
  { id: userId }: Pick<UserRow, 'id'>,
  device: Device,
  remember = false,
): Promise<SessionCreated['session']> {
  const token = writeSessionToken(randomToken());
  const { refreshIdleSeconds: idle, refreshAbsoluteSeconds: absolute } = ctx.config;
  const { id, expiresAt } = await startSession(ctx, tx, {
    userId,
    kind: 'web',
    tokenHash: hashSessionToken(token),
    device,
    idleSeconds: remember ? idle : Math.min(idle, SHORT_SESSION_SECONDS),
    absoluteSeconds: remember ? absolute : Math.min(absolute, SHORT_SESSION_SECONDS),
  });
  return { id, token, expiresAt: expiresAt.toISOString() };
}

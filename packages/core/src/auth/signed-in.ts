import type { Transaction } from '@rolecall/db/database';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SessionCreated, SignedIn } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import type { Device } from '../device/device-token.ts';
import { issueTokens } from '../session/issue-tokens.ts';
import type { AppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';

/** Begins a session, in the transaction that signs someone in. */
export type Start<T> = (ctx: Context, tx: Transaction, user: UserRow, device: Device) => Promise<T>;

/** Who signed in, on which device, and what was started for it. */
export type Started<T> = { user: UserRow; device: Device; started: T };

/** What another program gets of a sign-in: tokens. */
export async function toSignedIn(
  ctx: Context,
  { user, device, started }: Started<AppSession>,
): Promise<SignedIn> {
  const tokens = await issueTokens(ctx, user, started.session, started.seed);
  return { user: toUser(user), tokens, deviceToken: device.token };
}

/** What the web app gets of a sign-in: a session of the browser. */
export function toSessionCreated({
  user,
  device,
  started,
}: Started<SessionCreated['session']>): SessionCreated {
  return { user: toUser(user), session: started, deviceToken: device.token };
}

import type { Context } from '../context.ts';
import { randomToken } from '../secrets.ts';
import { storeToken } from '../token/one-time-token.ts';
import { hasActiveAdmin } from './has-active-admin.ts';

/**
 * Makes the token that lets somebody become the first administrator, replacing any earlier one.
 * @returns the token, to be shown once; `undefined` when there is an administrator already
 */
export async function issueSetupToken(ctx: Context): Promise<string | undefined> {
  if (await hasActiveAdmin(ctx.db.read)) return undefined;
  const token = randomToken();
  await ctx.db.transaction((tx) =>
    storeToken(ctx, tx, {
      purpose: 'setup',
      token,
      userId: null,
      email: null,
      seconds: ctx.config.setupSeconds,
    }),
  );
  return token;
}

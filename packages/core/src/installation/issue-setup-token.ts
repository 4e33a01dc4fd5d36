import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { randomToken } from '../secrets.ts';
import { storeToken } from '../token/store-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { hasActiveAdmin } from './has-active-admin.ts';

/**
 * Makes the token that lets someone become the first administrator, replacing any earlier one.
 * @returns the token, to be shown once; `undefined` when there is an administrator already
 */
export async function issueSetupToken(ctx: Context): Promise<string | undefined> {
  authorize(ctx, 'installation:createAdmin');
  if (await hasActiveAdmin(ctx.readConsistent)) return undefined;
  const token = randomToken();
  await transactAsActor(ctx, async (tx) => {
    await storeToken(ctx, tx, {
      purpose: 'setup',
      token,
      userId: null,
      email: null,
      seconds: ctx.config.setupSeconds,
    });
    await recordAudit(ctx, tx, {
      action: 'installation.setup_link_issued',
      target: { kind: 'installation', id: 'setup' },
    });
  });
  return token;
}

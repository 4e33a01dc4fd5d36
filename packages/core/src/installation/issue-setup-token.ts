import type { Transaction } from '@rolecall/db/database';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { hashToken } from '../secrets.ts';
import { storeToken } from '../token/store-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { hasAdmin } from './has-admin.ts';

/**
 * The token that lets someone become the first administrator: one for all nodes. Each start prints it
 * and renews its lifetime. It is derived, so only its hash is stored.
 * @returns the token; `undefined` when there is an administrator who can sign in
 */
export async function issueSetupToken(ctx: Context): Promise<string | undefined> {
  authorize(ctx, 'installation:createAdmin');
  if (await hasAdmin(ctx, ctx.readConsistent)) return undefined;
  return transactAsActor(ctx, async (tx) => {
    const earlier = await findOpenToken(ctx, tx);
    const at = ctx.now();
    const token = earlier ?? tokenMadeAt(ctx, at);
    await storeToken(ctx, tx, {
      purpose: 'setup',
      token,
      userId: null,
      email: null,
      seconds: ctx.config.setupSeconds,
      at,
    });
    if (earlier === undefined) {
      await recordAudit(ctx, tx, {
        action: 'installation.setup_link_issued',
        target: { kind: 'installation', id: 'setup' },
      });
    }
    return token;
  });
}

const tokenMadeAt = ({ secrets }: Context, at: Date) =>
  secrets.mac('one-time-token', `setup\n${at.getTime()}`);

/** The token that an earlier start of any node has printed, if it is still valid. */
async function findOpenToken(ctx: Context, tx: Transaction): Promise<string | undefined> {
  const rows = await tx
    .select()
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.purpose, 'setup'),
        isNull(oneTimeTokens.consumedAt),
        gt(oneTimeTokens.expiresAt, ctx.now()),
      ),
    );
  const tokens = new Map(rows.map(({ hash, createdAt }) => [tokenMadeAt(ctx, createdAt), hash]));
  return [...tokens].find(([token, hash]) => hash === hashToken('setup', token))?.[0];
}

import { signingKeys } from '@rolecall/db/tables/signing-keys';
import { isNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { makeSigningKey } from '../key/make-signing-key.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';

/** A new key is published for so long before it signs: verifiers keep what they fetched. */
const LEAD_SECONDS = 5 * 60;
const TOLERANCE_SECONDS = 60;

export type Rotation = { id: string; activeFrom: Date; previousRetiresAt: Date };

/**
 * Starts a change of the key that signs access tokens: the next one is published now and signs in
 * five minutes; the present one verifies until the last token that it signs has expired. No one is
 * signed out. Every node takes it up within a minute.
 */
export async function rotateSigningKey(ctx: Context): Promise<Rotation> {
  authorize(ctx, 'installation:rotateKeys');
  const now = ctx.now();
  const activeFrom = new Date(now.getTime() + LEAD_SECONDS * 1000);
  const lastUse = ctx.config.accessTokenSeconds + TOLERANCE_SECONDS;
  const previousRetiresAt = new Date(activeFrom.getTime() + lastUse * 1000);
  const next = await makeSigningKey(ctx.secrets, now, activeFrom);
  await transactAsActor(ctx, async (tx) => {
    await tx
      .update(signingKeys)
      .set({ retiresAt: previousRetiresAt })
      .where(isNull(signingKeys.retiresAt));
    await tx.insert(signingKeys).values(next);
    await recordAudit(ctx, tx, {
      action: 'installation.key_rotated',
      target: { kind: 'installation', id: next.id },
    });
  });
  await ctx.keys.reload();
  return { id: next.id, activeFrom, previousRetiresAt };
}

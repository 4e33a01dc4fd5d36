import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { and, eq, not, type SQL } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isOneOf } from '../paging/is-one-of.ts';

const NO_OTHER =
  'No other active admin has a verified email. Verify the email of another admin first.';

/** An administrator who can sign in: where emails have to be verified first, one whose email is. */
export const canAdminister = ({ config }: Installation): SQL | undefined =>
  and(
    eq(users.role, 'admin'),
    eq(users.status, 'active'),
    config.emailVerification === 'required' ? eq(users.emailVerified, true) : undefined,
  );

/** Whether someone can administer the installation who is not among these. */
export async function isAnotherAdmin(
  core: Installation,
  tx: Transaction,
  ids: string[],
): Promise<boolean> {
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(canAdminister(core), not(isOneOf(users.id, ids))))
    .limit(1);
  return admin !== undefined;
}

/**
 * Keeps the last administrator who can sign in. That an active one is left is seen to by triggers,
 * which do not know whether emails have to be verified; write transactions come one after the other,
 * so that nothing gets between this look and the change.
 * @param ids who will no longer be able to sign in as administrators
 * @throws DomainError LAST_ADMIN
 */
export async function assertAnotherAdmin(
  core: Installation,
  tx: Transaction,
  ids: string[],
): Promise<void> {
  if (core.config.emailVerification !== 'required') return;
  const [losing] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(canAdminister(core), isOneOf(users.id, ids)))
    .limit(1);
  if (losing === undefined || (await isAnotherAdmin(core, tx, ids))) return;
  throw new DomainError('LAST_ADMIN', { message: NO_OTHER });
}

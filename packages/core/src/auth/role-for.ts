import type { Role } from '@rolecall/schemas/permissions';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { equalsInConstantTime } from '../secrets.ts';

/**
 * The role of a new account: `admin` for who gives the admin key.
 * @throws DomainError VALIDATION_FAILED where there is no such key, FORBIDDEN for a wrong one
 */
export function roleFor(ctx: Context, adminKey: string | undefined): Role {
  if (adminKey === undefined) return 'user';
  const { adminSecretKey } = ctx.config;
  if (adminSecretKey === undefined) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { adminKey: ["This server doesn't accept an admin key."] },
    });
  }
  if (!equalsInConstantTime(adminKey, adminSecretKey)) throw new DomainError('FORBIDDEN');
  return 'admin';
}

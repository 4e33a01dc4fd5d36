import type { UserRow } from '@rolecall/db/tables/users';
import type { Installation } from '../context.ts';

/**
 * Whether an account is a registration that no one has proved to be theirs, where that has to be
 * proved before it counts.
 */
export function isPending({ config }: Installation, { emailVerified }: UserRow): boolean {
  return config.emailVerification === 'required' && !emailVerified;
}

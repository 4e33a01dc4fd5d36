import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { DomainError } from '../errors.ts';
import type { PasswordHasher } from './hasher.ts';

/** The refusal of a new password that is the one before. @param field the input field to blame */
export function passwordUnchanged(field: string): DomainError {
  const { message } = ERROR_CODES.PASSWORD_UNCHANGED;
  return new DomainError('PASSWORD_UNCHANGED', { fields: { [field]: [message] } });
}

/**
 * Refuses a new password that is the one before. It costs a hash, and tells who asks what the
 * password is: to be called only when they have proved whose account it is.
 * @param phc the hash of the password before, if there was one
 * @throws DomainError PASSWORD_UNCHANGED, UNAVAILABLE
 */
export async function assertPasswordChanged(
  hasher: PasswordHasher,
  password: string,
  phc: string | null,
  field = 'password',
): Promise<void> {
  if (phc !== null && (await hasher.verify(password, phc))) {
    throw passwordUnchanged(field);
  }
}

import { type PasswordOwner, weaknessOf } from '@rolecall/schemas/password/weakness-of';
import type { Config } from '../config.ts';
import { DomainError } from '../errors.ts';
import { isCommonPassword } from './common-passwords.ts';

/**
 * Refuses a password that is easy to guess, see `weaknessOf`.
 * @param field the input field to blame
 * @throws DomainError WEAK_PASSWORD with the reason
 */
export function checkPassword(
  { passwordMinLength: minLength }: Pick<Config, 'passwordMinLength'>,
  password: string,
  owner: PasswordOwner,
  field = 'password',
): void {
  const reason = weaknessOf(password, { owner, minLength, isCommon: isCommonPassword });
  if (reason !== undefined) {
    throw new DomainError('WEAK_PASSWORD', { message: reason, fields: { [field]: [reason] } });
  }
}

import { uniqueViolation } from '@rolecall/db/errors';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { DomainError } from '../errors.ts';

const TAKEN = {
  'users.email': { code: 'EMAIL_TAKEN', field: 'email' },
  'users.username': { code: 'USERNAME_TAKEN', field: 'username' },
} as const;

const isUnique = (column: string): column is keyof typeof TAKEN => Object.hasOwn(TAKEN, column);

/** A write's error as EMAIL_TAKEN or USERNAME_TAKEN, where that is what it was. */
export function mapUniqueViolation(error: unknown): unknown {
  const column = uniqueViolation(error);
  if (column === undefined || !isUnique(column)) return error;
  const { code, field } = TAKEN[column];
  return new DomainError(code, { fields: { [field]: [ERROR_CODES[code].message] } });
}

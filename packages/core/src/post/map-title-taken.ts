import { uniqueViolation } from '@rolecall/db/errors';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import { DomainError } from '../errors.ts';

/** Throws a write's error on, as TITLE_TAKEN where that is what it was. */
export function mapTitleTaken(error: unknown): never {
  if (uniqueViolation(error) === undefined) throw error;
  throw new DomainError('TITLE_TAKEN', { fields: { title: [ERROR_CODES.TITLE_TAKEN.message] } });
}

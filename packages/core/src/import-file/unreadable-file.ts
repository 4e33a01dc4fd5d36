import { DomainError } from '../errors.ts';

/** The refusal of a file that cannot be imported at all: why, and what to do. */
export function unreadableFile(reason: string): DomainError {
  return new DomainError('VALIDATION_FAILED', {
    message: "This file can't be imported.",
    fields: { file: [reason] },
  });
}

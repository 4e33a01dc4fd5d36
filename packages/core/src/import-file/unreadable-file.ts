import { DomainError } from '../errors.ts';
import type { ImportOptions } from '../import/import-options.ts';

/**
 * The refusal of a file that can't be imported at all: why, and what to do.
 * @param setting what to change so that it can be; without it, the fault is in the file
 */
export function unreadableFile(
  reason: string,
  setting: keyof ImportOptions | 'file' = 'file',
): DomainError {
  return new DomainError('VALIDATION_FAILED', {
    message: "This file can't be imported.",
    fields: { [setting]: [reason] },
  });
}

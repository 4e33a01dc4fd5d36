import { DomainError } from '../errors.ts';

/** Which setting of an import to change, as commands and the API call it; or the file itself. */
type Setting = 'table' | 'map' | 'firebaseConfig' | 'file';

/**
 * The refusal of a file that can't be imported at all: why, and what to do.
 * @param setting what to change so that it can be; without it, the fault is in the file
 */
export function unreadableFile(reason: string, setting: Setting = 'file'): DomainError {
  return unreadable({ [setting]: [reason] });
}

/** The same for reasons that are known by what is to be changed. */
export function unreadable(fields: Record<string, string[]>): DomainError {
  return new DomainError('VALIDATION_FAILED', { message: "This file can't be imported.", fields });
}

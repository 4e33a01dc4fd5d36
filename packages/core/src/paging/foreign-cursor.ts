import { DomainError } from '../errors.ts';

/** What a cursor that is none of ours, or of another list, is refused with. */
export function foreignCursor(cause?: unknown): DomainError {
  return new DomainError('VALIDATION_FAILED', {
    fields: { cursor: ['This cursor does not belong to this list.'] },
    cause,
  });
}

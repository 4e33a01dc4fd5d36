import { DomainError } from '../errors.ts';

const held = new Set<string>();

/**
 * Runs work on an uploaded file that must not overlap with other work on it. This process alone knows
 * of it: the file is on its disk.
 * @throws DomainError CONFLICT when other such work is under way: of two pieces that come at once,
 *   one is refused, and no piece comes while the file is deleted or goes on to its preview
 */
export async function holdUpload<T>(id: string, work: () => Promise<T>): Promise<T> {
  if (held.has(id)) {
    throw new DomainError('CONFLICT', {
      message: 'This file is in use by another request. Try again in a moment.',
    });
  }
  held.add(id);
  try {
    return await work();
  } finally {
    held.delete(id);
  }
}

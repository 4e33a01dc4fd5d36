import { DomainError } from '../errors.ts';

const held = new Set<string>();

/**
 * Runs work that nothing else may happen to an uploaded file meanwhile. This process alone knows of
 * it: the file is on its disk.
 * @throws DomainError CONFLICT when other such work is under way: of two pieces that come at once,
 *   one is refused, and no piece comes while the file goes on to its preview
 */
export async function holdUpload<T>(id: string, work: () => Promise<T>): Promise<T> {
  if (held.has(id)) {
    throw new DomainError('CONFLICT', {
      message: 'Another part of this file is being uploaded. Try again when it is done.',
    });
  }
  held.add(id);
  try {
    return await work();
  } finally {
    held.delete(id);
  }
}

import { toDomainError } from '../errors.ts';
import { type Outcome, refused, type Target } from './change-in-batches.ts';

/**
 * What became of each target in the end: when a batch fails, the rest is refused with its reason.
 * @throws what the first batch throws
 */
export async function collectOutcomes<T extends Target>(
  batches: AsyncIterable<Outcome<T>[]>,
  targets: T[],
): Promise<Outcome<T>[]> {
  const items: Outcome<T>[] = [];
  try {
    for await (const outcomes of batches) items.push(...outcomes);
  } catch (error) {
    if (items.length === 0) throw error;
    const reason = toDomainError(error);
    items.push(...targets.slice(items.length).map((target) => refused(target, reason)));
  }
  return items;
}

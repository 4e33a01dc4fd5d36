import type { RequestEvent } from '@sveltejs/kit';
import { displayName } from '../user/display-name.ts';
import { api } from './api.ts';
import { actionableError } from './api-error.ts';

/** The names of the users with these ids; whoever was deleted has none. */
export async function fullNames(
  event: RequestEvent,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const client = api(event);
  const found = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<[string, string][]> => {
      try {
        return [[id, displayName(await client.user.get.query({ id }))]];
      } catch (error) {
        if (actionableError(error).code === 'NOT_FOUND') return [];
        throw error;
      }
    }),
  );
  return new Map(found.flat());
}

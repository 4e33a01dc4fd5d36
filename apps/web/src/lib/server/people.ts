import type { RequestEvent } from '@sveltejs/kit';
import { displayName } from '../user/labels.ts';
import { api } from './api.ts';
import { actionableError } from './api-error.ts';

/** What to call the people with these ids. Who has been deleted is not in the answer. */
export async function namesOf(
  event: RequestEvent,
  ids: Iterable<string>,
): Promise<Record<string, string>> {
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
  return Object.fromEntries(found.flat());
}

import { json } from '@sveltejs/kit';
import { SearchText } from '#lib/search-text.ts';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { suggestionOf } from '#lib/server/find-user.ts';
import { refuseJson } from '#lib/server/json-request.ts';
import type { Suggestion } from '#lib/user/user-search.svelte.ts';
import type { RequestEvent, RequestHandler } from './$types';

const SHOWN = 6;

/** The first few users with a text in their name, username or email; or those of some ids. */
export const GET: RequestHandler = async (event) => {
  const ids = event.url.searchParams.getAll('id').slice(0, SHOWN);
  if (ids.length > 0) return json((await Promise.all(ids.map((id) => byId(event, id)))).flat());
  const q = SearchText.parse(event.url.searchParams.get('q') ?? undefined);
  if (q === undefined) return json([]);
  try {
    const { items } = await api(event).admin.users.list.query({
      q,
      perPage: SHOWN,
      sort: 'name',
      dir: 'asc',
    });
    return json(items.map(suggestionOf));
  } catch (error) {
    const { code, message } = actionableError(error);
    return refuseJson(code, message);
  }
};

/** A user, or no one where they were deleted. */
async function byId(event: RequestEvent, id: string): Promise<Suggestion[]> {
  try {
    return [suggestionOf(await api(event).user.get.query({ id }))];
  } catch (error) {
    if (['NOT_FOUND', 'VALIDATION_FAILED'].includes(actionableError(error).code)) return [];
    throw error;
  }
}

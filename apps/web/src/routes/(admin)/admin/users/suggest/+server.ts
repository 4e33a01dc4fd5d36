import { json } from '@sveltejs/kit';
import { SearchText } from '#lib/search-text.ts';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { refuseJson } from '#lib/server/json-request.ts';
import { suggestionOf } from '#lib/server/person-from.ts';
import type { RequestHandler } from './$types';

const SHOWN = 6;

/** The first few people with a text in their name, username or email. */
export const GET: RequestHandler = async (event) => {
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

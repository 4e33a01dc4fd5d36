import { redirect } from '@sveltejs/kit';
import { noticeFrom } from '#lib/notices.ts';
import { api } from '#lib/server/api.ts';
import { listUsersQuery } from '#lib/server/list-users-query.ts';
import { tidyAddress } from '#lib/server/tidy-address.ts';
import { withParams } from '#lib/table-state.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  tidyAddress(event.url);
  const query = listUsersQuery(event.url.searchParams);
  const users = await api(event).admin.users.list.query({
    ...query,
    verified: query.verified && query.verified === 'yes',
    perPage: 10,
  });
  if (query.page > users.pages && users.total > 0) {
    redirect(303, withParams(event.url, { page: String(users.pages) }));
  }
  return { query, users, notice: noticeFrom(event.url) };
};

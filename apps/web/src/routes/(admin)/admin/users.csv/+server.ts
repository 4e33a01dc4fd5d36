import { error, redirect } from '@sveltejs/kit';
import { streamFromApi } from '#lib/server/api.ts';
import { refusalIn } from '#lib/server/api-error.ts';
import { readZone } from '#lib/server/preferences.ts';
import { errorText } from '#lib/texts/errors.ts';
import { exportUsersPath, listUsersQuery } from '#lib/user/table/list-users-query.ts';
import type { RequestHandler } from './$types';

/** The list as its URL shows it, all pages of it, handed through as the API reads it. */
export const GET: RequestHandler = async (event) => {
  const { searchParams } = event.url;
  const response = await streamFromApi(
    event,
    exportUsersPath(listUsersQuery(searchParams), readZone(event.cookies)),
  );
  if (response.ok) {
    const day = new Date().toISOString().slice(0, 10);
    return new Response(response.body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rolecall-users-${day}.csv"`,
      },
    });
  }
  const refusal = await refusalIn(response);
  if (refusal?.code !== 'REAUTH_REQUIRED') {
    error(response.status, refusal?.message ?? errorText(response.status));
  }
  const params = new URLSearchParams(searchParams);
  params.set('ask', 'export');
  redirect(303, `/admin/users?${params}`);
};

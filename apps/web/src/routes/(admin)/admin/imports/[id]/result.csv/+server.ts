import { error, redirect } from '@sveltejs/kit';
import { streamFromApi } from '#lib/server/api.ts';
import { refusalIn } from '#lib/server/api-error.ts';
import { errorText } from '#lib/texts/errors.ts';
import type { RequestHandler } from './$types';

/** What became of each row, handed through as the API reads it. */
export const GET: RequestHandler = async (event) => {
  const id = encodeURIComponent(event.params.id);
  const response = await streamFromApi(event, `/admin/imports/${id}/result`);
  if (response.ok) {
    return new Response(response.body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rolecall-${id}.csv"`,
      },
    });
  }
  const refusal = await refusalIn(response);
  if (refusal?.code === 'REAUTH_REQUIRED') redirect(303, `/admin/imports/${id}?ask=download`);
  error(response.status, refusal?.message ?? errorText(response.status));
};

import { error, type RequestEvent } from '@sveltejs/kit';
import { streamFromApi } from '#lib/server/api.ts';
import { refusalIn } from '#lib/server/api-error.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { RefusedError } from '#lib/server/refused-error.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { errorText } from '#lib/texts/errors.ts';

/** Answers with the file itself, handed through as the API reads it, or with why there is none. */
export const exportData = formAction({
  schema: NoFields,
  run: (_, event) => openExport(event),
  done: (body, _, { locals }) => {
    const day = new Date().toISOString().slice(0, 10);
    const name = `rolecall-${signedInUser(locals).username}-${day}.json`;
    locals.file = new Response(body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
    return undefined;
  },
});

async function openExport(event: RequestEvent) {
  const response = await streamFromApi(event, '/users/me/export');
  if (response.ok) return response.body;
  const refusal = await refusalIn(response);
  if (refusal === undefined) error(response.status, errorText(response.status));
  throw new RefusedError(refusal);
}

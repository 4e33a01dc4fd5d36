import { error, type RequestEvent } from '@sveltejs/kit';
import { errorText } from '#lib/error-texts.ts';
import { streamFromApi } from '#lib/server/api.ts';
import { refusalIn } from '#lib/server/api-error.ts';
import { refused } from '#lib/server/perform.ts';
import { ask, prove } from '#lib/server/perform-fresh.ts';
import { signedInUser } from '#lib/server/shell.ts';

/** Answers with the file itself, handed through as the API reads it, or with why there is none. */
export async function exportData(event: RequestEvent) {
  const asked = { event, action: 'export', values: await event.request.formData() };
  const failure = await prove(asked);
  if (failure) return ask(asked, failure.code, failure.message);
  const answer = await streamFromApi(event, '/users/me/export');
  if (answer.ok) {
    const day = new Date().toISOString().slice(0, 10);
    const name = `rolecall-${signedInUser(event.locals).username}-${day}.json`;
    event.locals.file = new Response(answer.body, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
      },
    });
    return undefined;
  }
  const refusal = await refusalIn(answer);
  if (refusal === undefined) error(answer.status, errorText(answer.status));
  return refusal.code === 'REAUTH_REQUIRED' ? ask(asked, refusal.code) : refused(refusal);
}

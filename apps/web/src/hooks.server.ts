import { ERROR_CODES } from '@rolecall/schemas/error-codes';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { TRPCClientError } from '@trpc/client';
import { readErrorBody } from '#lib/server/api-error.ts';
import { checkForm } from '#lib/server/check-form.ts';
import { checkUnsafe } from '#lib/server/check-unsafe.ts';
import { guard } from '#lib/server/guard.ts';
import { pageHeaders } from '#lib/server/headers.ts';
import { keptPage } from '#lib/server/kept-pages.ts';
import { readTheme, themeAttribute, themeMetas } from '#lib/server/preferences.ts';
import { redirectToAppUrl } from '#lib/server/redirect-to-app-url.ts';
import { stylesFirst } from '#lib/server/styles-first.ts';
import { errorText } from '#lib/texts/errors.ts';

/** When an API that did not say so itself is worth asking again. */
const RETRY_AFTER_SECONDS = '5';

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.requestId = event.request.headers.get('x-request-id') ?? crypto.randomUUID();
  event.platform?.nameRoute(event.route.id);
  redirectToAppUrl(event);
  const refusal = checkUnsafe(event) ?? (await guard(event)) ?? (await checkForm(event));
  const render = () => resolve(event, { transformPageChunk: themed(event) });
  const rendered = refusal ?? (await keptPage(event, render));
  const response = event.locals.file ?? rendered;
  pageHeaders(response.headers, event.route.id);
  response.headers.set('x-request-id', event.locals.requestId);
  const retryAfter = event.locals.retryAfter ?? (response.status === 503 && RETRY_AFTER_SECONDS);
  if (retryAfter) response.headers.set('retry-after', retryAfter);
  return response;
};

/** Writes the theme into the placeholders of app.html, and puts styles first. */
function themed({ cookies }: Pick<RequestEvent, 'cookies'>) {
  const theme = readTheme(cookies);
  return ({ html }: { html: string }) =>
    stylesFirst(html)
      .replace('%theme.attribute%', themeAttribute(theme))
      .replace('%theme.metas%', themeMetas(theme));
}

/** What went wrong in the API keeps its status and message; anything else says nothing of itself. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind === 'app') return { requestId };
  if (kind !== 'unknown') return { requestId, message: errorText(error.status) };
  const body = readErrorBody(error);
  if (body) {
    return { status: ERROR_CODES[body.code].status, message: body.message, requestId };
  }
  const status = error instanceof TRPCClientError ? 503 : 500;
  // Without a server around it, as when it is developed, there is the console.
  if (event.platform) event.platform.logError(error);
  else console.error(error);
  return { status, message: errorText(status), requestId };
};

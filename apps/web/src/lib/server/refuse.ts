import type { RequestEvent } from '@sveltejs/kit';
import { render } from 'svelte/server';
import styles from '../../app.css?inline';
import { errorText } from '../texts/errors.ts';
import type { TypedValue } from '../typed-values.ts';
import ErrorPanel from '../ui/error-panel.svelte';
import { STATIC_PAGE_CSP } from './headers.ts';
import { readTheme, themeAttribute, themeMetas } from './preferences.ts';

type Refusal = { status: number; message: string; requestId: string } & Partial<
  Omit<Advice, 'message'>
>;
/**
 * What to say instead of the status's own text, the page where it can be done, if another, and what
 * was typed that would be lost.
 */
type Advice = { message: string; goTo?: string; typed?: TypedValue[] };

/** Answers without running anything of the route, in the form that the asker understands. */
export function refuse(
  event: RequestEvent,
  status: 400 | 403 | 404 | 409 | 415 | 503,
  advice?: Advice,
): Response {
  const { requestId } = event.locals;
  const error = { status, message: errorText(status), requestId, ...advice };
  if (event.isDataRequest) return Response.json(error, { status });
  if (event.request.headers.get('accept')?.startsWith('application/json')) {
    return Response.json({ type: 'error', status, error }, { status });
  }
  return new Response(errorDocument(event, error), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': STATIC_PAGE_CSP,
    },
  });
}

function errorDocument({ url, cookies }: RequestEvent, error: Refusal): string {
  const theme = readTheme(cookies);
  const retryHref = url.pathname + url.search;
  const { head, body } = render(ErrorPanel, { props: { ...error, retryHref } });
  return `<!doctype html>
<html lang="en" ${themeAttribute(theme)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${themeMetas(theme)}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${styles}</style>
${head}
</head>
<body>${body}</body>
</html>`;
}

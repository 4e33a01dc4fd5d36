import type { RequestEvent } from '@sveltejs/kit';

export type FileAnswer = { name: string; type: string; text: string };

/**
 * Lets a form action answer with a file, which SvelteKit's actions cannot. Without JavaScript the
 * file takes the place of the page; with it, the page finds the file in the action's result.
 * @returns what belongs into that result
 */
export function answerWithFile(event: RequestEvent, file: FileAnswer): FileAnswer | undefined {
  if (event.request.headers.has('x-sveltekit-action')) return file;
  event.locals.file = file;
  return undefined;
}

/** @param file its name has nothing in it that a header would need quoted */
export function fileResponse({ name, type, text }: FileAnswer): Response {
  return new Response(text, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}

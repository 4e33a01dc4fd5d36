import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { json } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { runBulk } from '#lib/server/run-bulk.ts';
import { type BulkLine, BulkRequest } from '#lib/user/bulk-request.ts';
import type { RequestHandler } from './$types';

/**
 * Runs a bulk action and says how far it is, as lines of JSON. Whoever closes the connection stops
 * it before the next chunk. SvelteKit checks the origin of forms; this is none, so it checks its own.
 */
export const POST: RequestHandler = async (event) => {
  const { request, url, locals } = event;
  if (request.headers.get('origin') !== url.origin) return refusal('FORBIDDEN');
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return refusal('UNSUPPORTED_MEDIA_TYPE');
  }
  const asked = BulkRequest.safeParse(await request.json().catch(() => undefined));
  if (!asked.success) return refusal('VALIDATION_FAILED');
  const { password } = asked.data;
  try {
    if (password !== undefined) await api(event).auth.reauthenticate.mutate({ password });
    const lines = runBulk(event, asked.data);
    const first = await lines.next();
    return new Response(streamOf(first, lines), {
      headers: { 'content-type': 'application/x-ndjson', 'x-bulk-request': locals.requestId },
    });
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    return refusal(code, fields?.password?.join(' ') ?? message);
  }
};

function refusal(code: ErrorCode, message: string = ERROR_CODES[code].message): Response {
  return json({ code, message }, { status: ERROR_CODES[code].status });
}

/** The next chunk begins when the line about the one before has been taken. */
function streamOf(first: IteratorResult<BulkLine, void>, lines: AsyncGenerator<BulkLine, void>) {
  const encoder = new TextEncoder();
  let upcoming: IteratorResult<BulkLine, void> | undefined = first;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = upcoming ?? (await lines.next());
      upcoming = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: async () => {
      await lines.return();
    },
  });
}

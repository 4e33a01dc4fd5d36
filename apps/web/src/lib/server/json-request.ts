import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';

/** What an endpoint of ours says to its page when it refuses. */
export function refuseJson(code: ErrorCode, message: string = ERROR_CODES[code].message): Response {
  return json({ code, message }, { status: ERROR_CODES[code].status });
}

/**
 * Reads what a page of ours sends as JSON. SvelteKit checks the origin of forms; this is none, so it
 * is checked here. Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet.
 * @returns the input, or the refusal
 */
export async function readJson<T>(
  { request, url }: RequestEvent,
  schema: z.ZodType<T>,
): Promise<{ input: T } | { refusal: Response }> {
  if (request.headers.get('origin') !== url.origin) return { refusal: refuseJson('FORBIDDEN') };
  if (!request.headers.get('content-type')?.startsWith('application/json')) {
    return { refusal: refuseJson('UNSUPPORTED_MEDIA_TYPE') };
  }
  const parsed = schema.safeParse(await request.json().catch(() => undefined));
  return parsed.success ? { input: parsed.data } : { refusal: refuseJson('VALIDATION_FAILED') };
}

import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';

/** What an endpoint of ours says to its page when it refuses. */
export function refuseJson(code: ErrorCode, message: string = ERROR_CODES[code].message): Response {
  return json({ code, message }, { status: ERROR_CODES[code].status });
}

/**
 * Reads what a page of ours sends as JSON. Its origin and type were checked before the route.
 * @returns the input, or the refusal
 */
export async function readJson<T>(
  { request }: RequestEvent,
  schema: z.ZodType<T>,
): Promise<{ input: T } | { refusal: Response }> {
  const parsed = schema.safeParse(await request.json().catch(() => undefined));
  return parsed.success ? { input: parsed.data } : { refusal: refuseJson('VALIDATION_FAILED') };
}

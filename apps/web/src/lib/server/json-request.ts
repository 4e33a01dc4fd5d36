import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { parseShallowJson } from '@rolecall/schemas/parse-shallow-json';
import { json, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { ownerHeader, ownerRefusal } from './owner-refusal.ts';

/** What an endpoint of ours says to its page when it refuses. */
export function refuseJson(code: ErrorCode, message: string = ERROR_CODES[code].message): Response {
  return json({ code, message }, { status: ERROR_CODES[code].status });
}

/**
 * Reads what a page of ours sends as JSON. Its origin and type were checked before the route.
 * It has to be from a page of who is signed in.
 * @returns the input, or the refusal
 */
export async function readJson<T>(
  event: RequestEvent,
  schema: z.ZodType<T>,
): Promise<{ input: T } | { refusal: Response }> {
  const foreign = ownerRefusal(event, ownerHeader(event));
  if (foreign) return { refusal: refuseJson(foreign.code, foreign.message) };
  const text = await event.request.text().catch(() => '');
  const parsed = schema.safeParse(parseShallowJson(text));
  return parsed.success ? { input: parsed.data } : { refusal: refuseJson('VALIDATION_FAILED') };
}

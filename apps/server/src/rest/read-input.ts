import { DomainError } from '@rolecall/core/errors';
import type { AnyVerb } from '@rolecall/core/verb';
import { parseJson } from '@rolecall/schemas/parse-json';
import type { Context } from 'hono';
import { z } from 'zod';
import { readBoundedBody } from '../http/bounded-body.ts';
import { versionsIn } from '../http/entity-tags.ts';
import { isJson } from '../http/is-json.ts';
import type { HttpEnv } from '../http/types.ts';

const BODYLESS = new Set(['GET', 'HEAD', 'DELETE']);

/**
 * The input of a procedure from a REST request: path, then query or JSON body.
 * @throws DomainError UNSUPPORTED_MEDIA_TYPE, VALIDATION_FAILED for a body that is no JSON object
 */
export async function readInput(c: Context<HttpEnv>, verb: AnyVerb): Promise<unknown> {
  const schema = verb.duties.input;
  if (schema === undefined) return undefined;
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  const params = c.req.param();
  // What only the path names needs no body.
  const isAllInPath = Object.keys(shape).every((field) => field in params);
  if (isAllInPath) return params;
  const values = BODYLESS.has(c.req.method) ? readQuery(c, shape) : await readBody(c, verb);
  return { ...values, ...params };
}

const NO_VERSION = 'Not an ETag from this API. Send the one from the response, or *.';

/**
 * The versions that `If-Match` names, for a request that changes something.
 * @throws DomainError VALIDATION_FAILED where none of them can be one
 */
export function readIfMatch(c: Context<HttpEnv>): string[] | undefined {
  const header = c.req.header('if-match');
  if (header === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return undefined;
  const versions = versionsIn(header);
  if (versions === '*') return undefined;
  if (versions.length > 0) return versions;
  throw new DomainError('VALIDATION_FAILED', { fields: { 'If-Match': [NO_VERSION] } });
}

const NOT_JSON = 'The body is not valid JSON.';

async function readBody(c: Context<HttpEnv>, verb: AnyVerb): Promise<object> {
  if (!isJson(c.req.header('content-type'))) throw new DomainError('UNSUPPORTED_MEDIA_TYPE');
  const text = await readBoundedBody(c, [verb]);
  const body = parseJson(text);
  if (body === undefined && text !== '') {
    throw new DomainError('VALIDATION_FAILED', { message: NOT_JSON, fields: { _: [NOT_JSON] } });
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new DomainError('VALIDATION_FAILED', { fields: { _: ['Send a JSON object.'] } });
  }
  return body;
}

/** Query values are text: those of number and boolean fields are read as such. */
function readQuery(c: Context<HttpEnv>, shape: Record<string, unknown>): object {
  const entries = Object.entries(c.req.query()).map(([name, text]) => [
    name,
    coerce(text, shape[name]),
  ]);
  return Object.fromEntries(entries);
}

function coerce(text: string, field: unknown): unknown {
  const kind = innermost(field);
  if (kind instanceof z.ZodNumber && /^-?[0-9]{1,15}$/.test(text)) return Number(text);
  if (kind instanceof z.ZodBoolean && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function innermost(field: unknown): unknown {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) {
    return innermost(field.unwrap());
  }
  return field;
}

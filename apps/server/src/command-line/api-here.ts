import { toTrpcErrorBody } from '@rolecall/api/errors';
import { PROCEDURES } from '@rolecall/api/procedures';
import { runInContext } from '@rolecall/api/run-verb';
import { createRolecall, type Fetch, type RolecallApi } from '@rolecall/client';
import type { Context } from '@rolecall/core/context';
import { DomainError, toDomainError } from '@rolecall/core/errors';
import { isUnavailable } from '@rolecall/db/errors';
import { describeError } from '../describe-error.ts';
import { unusableDatabase } from '../unusable-database.ts';

/**
 * The API of the database of this machine: each call runs its verb here, for the system itself. It is
 * the same client, so a command has the same inputs, outputs and errors either way.
 */
export function apiHere(ctx: Context): RolecallApi {
  const answer: Fetch = async (url, { body }) => {
    try {
      return Response.json({ result: { data: await callOf(ctx, new URL(url), body) } });
    } catch (error) {
      return refused(ctx, refusalOf(error));
    }
  };
  return createRolecall({ url: 'http://localhost', fetch: answer }).api;
}

function callOf(ctx: Context, url: URL, body: unknown): Promise<unknown> {
  const procedure = PROCEDURES.get(decodeURIComponent(url.pathname.slice('/trpc/'.length)));
  if (procedure === undefined) throw new DomainError('UNKNOWN_PROCEDURE');
  const json = typeof body === 'string' ? body : url.searchParams.get('input');
  return runInContext(procedure, ctx, json === null ? undefined : JSON.parse(json));
}

function refusalOf(error: unknown): DomainError {
  const refusal = toDomainError(error);
  if (!isUnavailable(error)) return refusal;
  const { retryAfterSeconds } = refusal;
  const { message } = unusableDatabase(error);
  return new DomainError('UNAVAILABLE', { message, retryAfterSeconds });
}

function refused({ request }: Context, refusal: DomainError): Response {
  const { code, status, retryAfterSeconds = 0 } = refusal;
  // The client tells no more of a fault than the server would.
  if (code === 'INTERNAL') console.error(JSON.stringify(describeError(refusal.cause)));
  const headers: HeadersInit =
    retryAfterSeconds > 0 ? { 'retry-after': String(retryAfterSeconds) } : {};
  return Response.json({ error: toTrpcErrorBody(refusal, request.id) }, { status, headers });
}

import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import { runBulk } from '#lib/server/run-bulk.ts';
import { streamLines } from '#lib/server/stream-lines.ts';
import { BulkRequest } from '#lib/user/bulk/bulk-request.ts';
import type { RequestHandler } from './$types';

/**
 * Runs a bulk action and says how far it is, as lines of JSON. Whoever closes the connection stops
 * it before the next batch.
 */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, BulkRequest);
  if ('refusal' in read) return read.refusal;
  const { input } = read;
  const { password } = input;
  try {
    if (password !== undefined) await api(event).auth.reauthenticate.mutate({ password });
    const run = await runBulk(event, input);
    if ('refusal' in run) return refuseJson(run.refusal.code, run.refusal.message);
    return new Response(streamLines(run.lines), {
      headers: { 'content-type': 'application/x-ndjson' },
    });
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    return refuseJson(code, fields?.password?.join(' ') ?? message);
  }
};

import { json } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import { inputOf } from '#lib/server/run-bulk.ts';
import { BulkRequest } from '#lib/user/bulk/bulk-request.ts';
import type { RequestHandler } from './$types';

/** Says what a bulk action would do to whom. */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, BulkRequest);
  if ('refusal' in read) return read.refusal;
  try {
    return json(await api(event).admin.users.preview.mutate(inputOf(event, read.input)));
  } catch (error) {
    const { code, message } = actionableError(error);
    return refuseJson(code, message);
  }
};

import { RevertRequestInput } from '@rolecall/schemas/revert';
import { json } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import type { RequestHandler } from './$types';

/** Says what reverting all changes of a request would do. */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, RevertRequestInput);
  if ('refusal' in read) return read.refusal;
  try {
    return json(await api(event).admin.audit.previewRevert.query(read.input));
  } catch (error) {
    const { code, message } = actionableError(error);
    return refuseJson(code, message);
  }
};

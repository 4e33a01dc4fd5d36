import { RevertRequestInput } from '@rolecall/schemas/revert';
import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import type { RequestHandler } from './$types';

const RUNS_MAX = 20;
const UndoInput = z.strictObject({
  requestIds: z.array(RevertRequestInput.shape.requestId).min(1).max(RUNS_MAX),
});

/** Takes back what a few requests changed, the last one first. */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, UndoInput);
  if ('refusal' in read) return read.refusal;
  try {
    let succeeded = 0;
    let failed = 0;
    let reason: string | undefined;
    for (const requestId of read.input.requestIds.toReversed()) {
      const result = await api(event).admin.audit.revertRequest.mutate({ requestId });
      succeeded += result.succeeded;
      failed += result.failed;
      reason ??= result.items.find(({ ok }) => !ok)?.error?.message;
    }
    return json({ succeeded, failed, reason });
  } catch (error) {
    const { code, message } = actionableError(error);
    return refuseJson(code, message);
  }
};

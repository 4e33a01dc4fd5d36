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

/**
 * Takes back what a few requests changed, the last one first. One that changed nothing is no
 * failure; where it has to stop in between, what was taken back until then is still told.
 */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, UndoInput);
  if ('refusal' in read) return read.refusal;
  let succeeded = 0;
  let failed = 0;
  const reasons = new Set<string>();
  for (const requestId of read.input.requestIds.toReversed()) {
    try {
      const result = await api(event).admin.audit.revertRequest.mutate({ requestId });
      succeeded += result.succeeded;
      failed += result.failed;
      for (const { error } of result.items) if (error) reasons.add(error.message);
    } catch (error) {
      const { code, message } = actionableError(error);
      if (code === 'NOT_FOUND') continue;
      if (succeeded === 0) return refuseJson(code, message);
      return json({ succeeded, failed, reasons: [...reasons], stoppedBy: message });
    }
  }
  return json({ succeeded, failed, reasons: [...reasons] });
};

import { RevertRequestInput } from '@rolecall/schemas/revert';
import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import type { Undone } from '#lib/user/command/undo-outcome.ts';
import type { RequestHandler } from './$types';

const RUNS_MAX = 20;
const UndoInput = z.strictObject({
  requestIds: z.array(RevertRequestInput.shape.requestId).min(1).max(RUNS_MAX),
  /** Comes along where it was asked for. */
  password: z.string().max(1_024).optional(),
});

/** Takes back what a few requests changed, the last one first, and says for whom it could not be done. */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, UndoInput);
  if ('refusal' in read) return read.refusal;
  const { requestIds, password } = read.input;
  try {
    if (password !== undefined) await api(event).auth.reauthenticate.mutate({ password });
    const undone: Undone = { succeeded: 0, failed: 0, items: [] };
    for (const requestId of requestIds.toReversed()) {
      const result = await api(event).admin.audit.revertRequest.mutate({ requestId });
      undone.succeeded += result.succeeded;
      undone.failed += result.failed;
      undone.items.push(...result.items.flatMap(({ id, error }) => (error ? [{ id, error }] : [])));
    }
    return json(undone);
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    return refuseJson(code, fields?.password?.join(' ') ?? message);
  }
};

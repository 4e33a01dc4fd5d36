import { RevertRequestInput } from '@rolecall/schemas/revert';
import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { readJson, refuseJson } from '#lib/server/json-request.ts';
import type { Reverted } from '#lib/user/command/revert-outcome.ts';
import type { RequestHandler } from './$types';

const RUNS_MAX = 20;
const RevertInput = z.strictObject({
  requestIds: z.array(RevertRequestInput.shape.requestId).min(1).max(RUNS_MAX),
  /** Comes along where it was asked for. */
  password: z.string().max(1_024).optional(),
});

/**
 * Reverts what a few requests changed, the last one first, and says for whom it could not be
 * done. A request that changed nothing is no failure; where it has to stop in between, what was
 * reverted until then is still told.
 */
export const POST: RequestHandler = async (event) => {
  const read = await readJson(event, RevertInput);
  if ('refusal' in read) return read.refusal;
  const { requestIds, password } = read.input;
  const reverted: Reverted = {
    succeeded: 0,
    failed: 0,
    emailsCancelled: 0,
    emailsSent: 0,
    items: [],
  };
  try {
    if (password !== undefined) await api(event).auth.reauthenticate.mutate({ password });
    for (const requestId of requestIds.toReversed()) await revertOne(event, requestId, reverted);
  } catch (error) {
    const { code, message, fields } = actionableError(error);
    if (reverted.succeeded === 0) return refuseJson(code, fields?.password?.join(' ') ?? message);
    reverted.stoppedBy = message;
  }
  return json(reverted);
};

async function revertOne(
  event: RequestEvent,
  requestId: string,
  reverted: Reverted,
): Promise<void> {
  try {
    const result = await api(event).admin.audit.revertRequest.mutate({ requestId });
    reverted.succeeded += result.succeeded;
    reverted.failed += result.failed;
    reverted.emailsCancelled += result.emailsCancelled;
    reverted.emailsSent += result.emailsSent;
    reverted.items.push(...result.items.flatMap(({ id, error }) => (error ? [{ id, error }] : [])));
  } catch (error) {
    if (actionableError(error).code !== 'NOT_FOUND') throw error;
  }
}

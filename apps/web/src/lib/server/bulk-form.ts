import { NAMED_MAX } from '@rolecall/schemas/bounds';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { isTyped, TYPED_FIELD } from '../confirmation.ts';
import { BULK_ACTIONS } from '../user/bulk/bulk-actions.ts';
import type { Refused } from '../user/bulk/bulk-request.ts';
import { ask, prove } from './perform-fresh.ts';
import { runBulk } from './run-bulk.ts';

/** A bulk action by plain forms: what the page shows between choosing it and its result. */
export type BulkForm = {
  key: string;
  ids: string[];
  error?: string;
  outcome?: { succeeded: number; refused: Refused[] };
};

/**
 * A bulk action for the ticked rows, without JavaScript: the first time it answers with the question
 * whether it is meant, the second time it does it.
 */
export async function bulk(event: RequestEvent) {
  const values = await event.request.formData();
  const ids = values.getAll('ids').map(String).slice(0, NAMED_MAX);
  const key = String(values.get('key') ?? '');
  const action = BULK_ACTIONS.find((one) => one.key === key);
  const form: BulkForm = { key, ids };
  const refuse = (error: string) => fail(400, { bulk: { ...form, error } });
  if (action === undefined) return refuse('Choose what to do.');
  if (ids.length === 0) return refuse('Select the users it is for.');
  if (values.get('isConfirmed') !== 'yes') return { bulk: form };
  if (action.isTyped && !isTyped(String(ids.length), values.get(TYPED_FIELD))) {
    return refuse(`Type ${ids.length} to confirm.`);
  }
  const asked = { event, action: 'bulk', values };
  const failure = await prove(asked);
  if (failure) return ask(asked, failure.code, failure.message, { bulk: form });
  const request = { action: action.does, role: action.fields.role, ids, limit: ids.length };
  const run = await runBulk(event, request);
  if ('refusal' in run) {
    const { code, message } = run.refusal;
    if (code === 'REAUTH_REQUIRED') return ask(asked, code, undefined, { bulk: form });
    return refuse(message);
  }
  const outcome: BulkForm['outcome'] = { succeeded: 0, refused: [] };
  for await (const line of run.lines) {
    if (line.type === 'start') continue;
    outcome.succeeded = line.succeeded;
    if (line.type === 'progress') outcome.refused.push(...line.refused);
    else if (line.error) form.error = line.error.message;
  }
  return { bulk: { ...form, outcome } };
}

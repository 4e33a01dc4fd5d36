import { BULK_IDS_MAX } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { isTyped, TYPED_FIELD } from '../confirmation.ts';
import type { Refused } from '../form-outcome.ts';
import { typeToConfirmTexts } from '../texts/ui/dialog.ts';
import { bulkResultTexts, bulkBarTexts as texts } from '../texts/users/bulk.ts';
import { BULK_ACTIONS, type BulkAction } from '../user/bulk/bulk-actions.ts';
import type { RunLine } from '../user/bulk/bulk-request.ts';
import { resultText } from '../user/bulk/result-text.ts';
import { api } from './api.ts';
import { formAction } from './form-action.ts';
import { fieldError, RefusedError } from './refused-error.ts';
import { runBulk } from './run-bulk.ts';

const BulkFormInput = z.object({
  key: z.string(),
  ids: z
    .array(z.string())
    .min(1, texts.missing)
    .max(BULK_IDS_MAX, texts.tooManySelected(BULK_IDS_MAX)),
  /** `yes` once it was asked whether the action is meant. */
  isConfirmed: z.string().optional(),
  /** `on` where the users are told by email, and how many that would be. */
  sendMail: z.string().optional(),
  emails: z.string().optional(),
  /** How many would change: what has to be typed where something has to. */
  changes: z.string().optional(),
  [TYPED_FIELD]: z.string().optional(),
});

/**
 * A bulk action for the ticked rows, without JavaScript: the first time the page asks whether it is
 * meant, the second time it is done.
 */
export const bulk = formAction({
  schema: BulkFormInput,
  run: async ({ key, ids, isConfirmed, sendMail, typed, changes }, event: RequestEvent) => {
    const action = BULK_ACTIONS.find((one) => one.key === key);
    if (action === undefined) throw fieldError('key', texts.noAction);
    const asked = { action: action.does, role: action.fields.role, ids };
    if (isConfirmed !== 'yes') {
      return { preview: await api(event).admin.users.preview.mutate(asked) };
    }
    const count = changes ?? String(ids.length);
    if (action.isTyped && !isTyped(count, typed)) {
      throw fieldError(TYPED_FIELD, typeToConfirmTexts.notTyped(count));
    }
    const request = { ...asked, limit: ids.length, sendMail: sendMail === 'on' };
    const run = await runBulk(event, request);
    if ('refusal' in run) throw new RefusedError(run.refusal);
    return outcomeOf(run.lines, action);
  },
  done: (ending) => ending,
});

/** Follows a run to its end. */
async function outcomeOf(lines: AsyncIterable<RunLine>, action: BulkAction) {
  const refused: Refused[] = [];
  let message = '';
  for await (const line of lines) {
    if (line.type === 'start') continue;
    if (line.type === 'progress') refused.push(...line.refused);
    message = resultText(action, { ...line, refused: refused.length });
    if (line.type === 'end' && line.error)
      message += ` ${bulkResultTexts.couldNotContinue(line.error.message)}`;
  }
  return { message, refused };
}

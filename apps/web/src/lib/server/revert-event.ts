import { fail, type RequestEvent } from '@sveltejs/kit';
import { displayName } from '../user/labels.ts';
import { api } from './api.ts';
import { performFresh } from './perform-fresh.ts';

/**
 * The form action of pages that show audit events: undoes the one the form names. A refusal names
 * it, too, so that it is said where it was asked for.
 */
export async function revert(event: RequestEvent) {
  const values = await event.request.formData();
  const id = String(values.get('id')).slice(0, 64);
  const answer = await performFresh(
    { event, action: 'revert', values },
    () => api(event).admin.audit.revert.mutate({ id }),
    (user) => `The change is taken back: ${displayName(user)} is as before.`,
  );
  if (!('status' in answer)) return answer;
  return fail(answer.status, { ...answer.data, revertId: id });
}

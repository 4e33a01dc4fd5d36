import { fail, redirect } from '@sveltejs/kit';
import { isTyped, TYPED_FIELD } from '#lib/confirmation.ts';
import { api } from '#lib/server/api.ts';
import { performFresh } from '#lib/server/perform-fresh.ts';
import type { RequestEvent } from './$types';

/** Typing whom it is about keeps a slip of the hand from deleting an account. */
export async function deleteUser(event: RequestEvent) {
  const { id } = event.params;
  const values = await event.request.formData();
  if (values.get('isConfirmed') !== 'yes') return { question: 'delete' };
  const { email } = await api(event).user.get.query({ id });
  if (!isTyped(email, values.get(TYPED_FIELD))) {
    return fail(400, { question: 'delete', typedError: `Type ${email} to confirm.` });
  }
  const answer = await performFresh(
    { event, action: 'delete', values },
    () => api(event).admin.users.delete.mutate({ id }),
    () => 'The account is deleted.',
  );
  return 'status' in answer ? answer : redirect(303, '/admin/users?notice=user-deleted');
}

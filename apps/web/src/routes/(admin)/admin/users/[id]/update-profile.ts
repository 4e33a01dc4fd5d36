import { AdminUpdateUserInput } from '@rolecall/schemas/admin-users';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import type { RequestEvent } from './$types';

/** The form has every field, so that a name that was emptied is a name to remove. */
export const ProfileForm = zod4(
  AdminUpdateUserInput.pick({
    firstName: true,
    lastName: true,
    username: true,
    ifMatch: true,
  }).required({ firstName: true, lastName: true, username: true }),
);

export async function updateProfile(event: RequestEvent) {
  const form = await superValidate(event, ProfileForm, { id: 'profile' });
  if (!form.valid) return failInvalid(form);
  let undo: string | undefined;
  try {
    const { id } = event.params;
    const user = await api(event).admin.users.update.mutate({ id, ...form.data });
    // One's own name is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
    // Saved as it was, there is nothing to take back.
    if (user.updatedAt !== form.data.ifMatch) undo = event.locals.requestId;
    form.data.ifMatch = user.updatedAt;
  } catch (error) {
    return failForm(form, error);
  }
  return { ...message(form, 'The profile is saved.'), undo };
}

import { displayEmail } from '@rolecall/schemas/display-email';
import { z } from 'zod';
import { isTyped, TYPED_FIELD } from '#lib/confirmation.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fieldError } from '#lib/server/refused-error.ts';
import { typeToConfirmTexts } from '#lib/texts/ui/dialog.ts';
import type { RequestEvent } from './$types';
import { CommandInput } from './command-action.ts';

/** Typing whom it is about keeps a slip of the hand from deleting an account. */
export const deleteUser = formAction({
  schema: CommandInput.extend({ [TYPED_FIELD]: z.string().optional() }),
  run: async ({ isConfirmed, typed }, event: RequestEvent) => {
    if (isConfirmed !== 'yes') return false;
    const { id } = event.params;
    const { email } = await api(event).user.get.query({ id });
    const shown = displayEmail(email);
    if (!isTyped(shown, typed) && !isTyped(email, typed)) {
      throw fieldError(TYPED_FIELD, typeToConfirmTexts.notTyped(shown));
    }
    await api(event).admin.users.delete.mutate({ id });
    return true;
  },
  done: (isDone) => (isDone ? { redirectTo: '/admin/users', notice: 'user-deleted' } : undefined),
});

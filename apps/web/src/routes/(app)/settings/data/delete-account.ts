import { DeleteAccountInput } from '@rolecall/schemas/account';
import { z } from 'zod';
import { isTyped, TYPED_FIELD } from '#lib/confirmation.ts';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fieldError } from '#lib/server/refused-error.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { deleteAccountTexts } from '#lib/texts/settings/data.ts';

/** Typing who one is keeps a slip of the hand from deleting an account. */
export const deleteAccount = formAction({
  schema: DeleteAccountInput.extend({
    [TYPED_FIELD]: z.string().trim().min(1, deleteAccountTexts.notTyped),
  }),
  secrets: ['password'],
  run: async ({ typed, password }, event) => {
    const { email, username } = signedInUser(event.locals);
    if (!isTyped(username, typed) && !isTyped(email, typed)) {
      throw fieldError(TYPED_FIELD, deleteAccountTexts.notYourUsername(username));
    }
    await api(event).user.deleteAccount.mutate({ password });
    deleteSessionCookie(event);
  },
  done: () => ({ redirectTo: loginPath('/'), notice: 'account-deleted' }),
});

import { RequestEmailChangeInput } from '@rolecall/schemas/account';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { fieldError } from '#lib/server/refused-error.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { changeEmailTexts } from '#lib/texts/settings/security.ts';

/** Says the same whether or not someone has the new email: its owner is told, not the asker. */
export const changeEmail = formAction({
  schema: RequestEmailChangeInput,
  secrets: ['password'],
  run: async (input, event) => {
    if (input.newEmail === signedInUser(event.locals).email) {
      throw fieldError('newEmail', changeEmailTexts.sameAsBefore);
    }
    await api(event).user.requestEmailChange.mutate(input);
  },
  done: (_, { newEmail }) => ({ message: changeEmailTexts.done(newEmail) }),
});

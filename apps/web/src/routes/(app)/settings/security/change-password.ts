import { ChangePasswordInput } from '@rolecall/schemas/account';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { changePasswordTexts } from '#lib/texts/settings/security.ts';

export const changePassword = formAction({
  schema: ChangePasswordInput,
  secrets: ['currentPassword', 'newPassword'],
  run: (input, event) => api(event).user.changePassword.mutate(input),
  done: () => ({ message: changePasswordTexts.changed }),
});

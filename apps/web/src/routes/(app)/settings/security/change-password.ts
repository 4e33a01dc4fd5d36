import { ChangePasswordInput } from '@rolecall/schemas/account';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';

export const changePassword = formAction({
  schema: ChangePasswordInput,
  secrets: ['currentPassword', 'newPassword'],
  run: (input, event) => api(event).user.changePassword.mutate(input),
  done: () => ({ message: 'Your password is changed, and every other session is signed out.' }),
});

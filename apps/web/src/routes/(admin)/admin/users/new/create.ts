import { CreateUserInput } from '@rolecall/schemas/admin-users';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';

/** The second way: whoever makes the account sets its password, too. */
export const create = formAction({
  schema: CreateUserInput.required({ password: true }),
  secrets: ['password'],
  run: (input, event) => api(event).admin.users.create.mutate(input),
  done: ({ id }) => ({ redirectTo: `/admin/users/${id}`, notice: 'user-created' }),
});

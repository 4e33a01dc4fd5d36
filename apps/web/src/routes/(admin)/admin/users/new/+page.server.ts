import { CreateUserInput } from '@rolecall/schemas/admin-users';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: formAction({
    schema: CreateUserInput,
    secrets: ['password'],
    run: (input, event) => api(event).admin.users.create.mutate(input),
    done: ({ id }, { password }) => ({
      redirectTo: `/admin/users/${id}?notice=${password === undefined ? 'user-invited' : 'user-created'}`,
    }),
  }),
};

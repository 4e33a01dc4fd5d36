import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { error } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { perform } from '#lib/server/perform.ts';
import { performFresh } from '#lib/server/perform-fresh.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { displayName } from '#lib/user/labels.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  user: await api(event).user.get.query({ id: event.params.id }),
  isSelf: signedInUser(event.locals).id === event.params.id,
});

export const actions: Actions = {
  setRole: async (event) => {
    const values = await event.request.formData();
    const input = SetRoleInput.safeParse({ id: event.params.id, role: values.get('role') });
    if (!input.success) error(400, 'Choose one of the roles.');
    return performFresh(
      { event, action: 'setRole', values },
      () => api(event).admin.users.setRole.mutate(input.data),
      (user) =>
        user.role === 'admin'
          ? `${displayName(user)} is an administrator now.`
          : `${displayName(user)} is no longer an administrator, and signed out everywhere.`,
    );
  },
  deactivate: (event) =>
    perform(
      () => api(event).admin.users.deactivate.mutate({ id: event.params.id }),
      (user) => `${displayName(user)} is deactivated and signed out everywhere.`,
    ),
  activate: (event) =>
    perform(
      () => api(event).admin.users.activate.mutate({ id: event.params.id }),
      (user) => `${displayName(user)} is active again and can sign in.`,
    ),
};

import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { error } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { perform } from '#lib/server/perform.ts';
import { performFresh } from '#lib/server/perform-fresh.ts';
import { displayName } from '#lib/user/labels.ts';
import type { RequestEvent } from './$types';

export async function setRole(event: RequestEvent) {
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
}

export function deactivate(event: RequestEvent) {
  return perform(
    () => api(event).admin.users.deactivate.mutate({ id: event.params.id }),
    (user) => `${displayName(user)} is deactivated and signed out everywhere.`,
  );
}

export function activate(event: RequestEvent) {
  return perform(
    () => api(event).admin.users.activate.mutate({ id: event.params.id }),
    (user) => `${displayName(user)} is active again and can sign in.`,
  );
}

export function revokeSessions(event: RequestEvent) {
  return perform(
    () => api(event).admin.users.revokeSessions.mutate({ id: event.params.id }),
    () => 'Every session of this account is signed out.',
  );
}

export function sendPasswordReset(event: RequestEvent) {
  return perform(
    () => api(event).admin.users.sendPasswordReset.mutate({ id: event.params.id }),
    () => 'The mail is on its way. Only the newest link works.',
  );
}

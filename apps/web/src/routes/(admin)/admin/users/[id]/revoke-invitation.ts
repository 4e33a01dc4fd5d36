import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { RequestEvent } from './$types';
import { CommandInput } from './command-action.ts';

/** The account goes with it, and so does its page. */
export const revokeInvitation = formAction({
  schema: CommandInput,
  run: async ({ isConfirmed }, event: RequestEvent) => {
    if (isConfirmed !== 'yes') return false;
    await api(event).admin.users.revokeInvitation.mutate({ id: event.params.id });
    return true;
  },
  done: (isDone) =>
    isDone ? { redirectTo: '/admin/users', notice: 'invitation-revoked' } : undefined,
});

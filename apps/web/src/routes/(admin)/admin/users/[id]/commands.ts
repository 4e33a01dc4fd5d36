import { SetRoleInput } from '@rolecall/schemas/admin-users';
import { type UserActionKey, userAction } from '@rolecall/schemas/user-actions';
import { error } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { refused } from '#lib/server/perform.ts';
import { performFresh } from '#lib/server/perform-fresh.ts';
import { actionOf } from '#lib/user/command/user-actions.ts';
import { displayName } from '#lib/user/labels.ts';
import type { RequestEvent } from './$types';

/**
 * The form action of a declared action on a user. Where the action wants to be meant and the form
 * did not say so, it answers with the question first: so it is without JavaScript.
 */
function command<T>(
  does: UserActionKey,
  run: (event: RequestEvent, values: FormData) => Promise<T>,
  done: (result: T) => string,
) {
  const { isReversible } = userAction(does);
  return async (event: RequestEvent) => {
    const values = await event.request.formData();
    const action = actionOf(does, values.get('role'));
    if (action?.confirm && values.get('isConfirmed') !== 'yes') return { question: action.key };
    return performFresh(
      { event, action: does, values, isReversible },
      () => run(event, values),
      done,
    );
  };
}

export const setRole = command(
  'setRole',
  (event, values) => {
    const input = SetRoleInput.safeParse({ id: event.params.id, role: values.get('role') });
    if (!input.success) error(400, 'Choose one of the roles.');
    return api(event).admin.users.setRole.mutate(input.data);
  },
  (user) =>
    user.role === 'admin'
      ? `${displayName(user)} is now an admin.`
      : `${displayName(user)} is no longer an admin and was signed out everywhere.`,
);

export const deactivate = command(
  'deactivate',
  (event) => api(event).admin.users.deactivate.mutate({ id: event.params.id }),
  (user) => `${displayName(user)} is deactivated and signed out everywhere.`,
);

export const activate = command(
  'activate',
  (event) => api(event).admin.users.activate.mutate({ id: event.params.id }),
  (user) => `${displayName(user)} is active again and can sign in.`,
);

export const revokeSessions = command(
  'revokeSessions',
  (event) => api(event).admin.users.revokeSessions.mutate({ id: event.params.id }),
  () => 'Every session of this account is signed out.',
);

export const sendPasswordReset = command(
  'sendPasswordReset',
  (event) => api(event).admin.users.sendPasswordReset.mutate({ id: event.params.id }),
  () => 'The mail is on its way. Only the newest link works.',
);

export const resendVerification = command(
  'resendVerification',
  (event) => api(event).admin.users.resendVerification.mutate({ id: event.params.id }),
  () => 'The mail with the link that confirms the address is on its way.',
);

export const verifyEmail = command(
  'verifyEmail',
  (event) => api(event).admin.users.update.mutate({ id: event.params.id, emailVerified: true }),
  (user) => `${user.email} counts as confirmed.`,
);

export const clearThrottle = command(
  'clearThrottle',
  (event) => api(event).admin.users.clearThrottle.mutate({ id: event.params.id }),
  () => 'The wrong tries are forgotten: they can try again at once.',
);

/** Takes back what the notice above the page says was done. */
export async function undo(event: RequestEvent) {
  const values = await event.request.formData();
  const requestId = String(values.get('requestId')).slice(0, 200);
  let reason: string | undefined;
  const answer = await performFresh(
    { event, action: 'undo', values },
    async () => {
      const { items } = await api(event).admin.audit.revertRequest.mutate({ requestId });
      reason = items.find(({ ok }) => !ok)?.error?.message;
    },
    () => 'Undone.',
  );
  return reason === undefined ? answer : refused({ code: 'CONFLICT', message: reason });
}

import { type RequestEvent, redirect } from '@sveltejs/kit';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { perform } from '#lib/server/perform.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';

export async function revoke(event: RequestEvent) {
  const values = await event.request.formData();
  const id = String(values.get('id')).slice(0, 64);
  return perform(
    () => endSession(event, id),
    () => 'That session is signed out.',
  );
}

/** A session that is not there any more is what was asked for. */
async function endSession(event: RequestEvent, id: string): Promise<void> {
  try {
    await api(event).user.revokeSession.mutate({ id });
  } catch (error) {
    if (actionableError(error).code !== 'NOT_FOUND') throw error;
  }
}

export function revokeOthers(event: RequestEvent) {
  return perform(
    () => api(event).user.revokeOtherSessions.mutate(),
    () => 'Every other session is signed out.',
  );
}

export async function signOutEverywhere(event: RequestEvent) {
  await api(event).auth.logoutAll.mutate();
  deleteSessionCookie(event);
  redirect(303, loginPath('/', 'signed-out-everywhere'));
}

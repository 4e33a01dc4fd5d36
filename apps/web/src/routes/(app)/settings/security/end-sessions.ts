import { RevokeSessionInput } from '@rolecall/schemas/account';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { actionableError } from '#lib/server/api-error.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import { sessionsTexts } from '#lib/texts/settings/security.ts';

export const revoke = formAction({
  schema: RevokeSessionInput,
  run: async (input, event) => {
    try {
      await api(event).user.revokeSession.mutate(input);
    } catch (error) {
      // A session that is not there any more is what was asked for.
      if (actionableError(error).code !== 'NOT_FOUND') throw error;
    }
  },
  done: () => ({ message: sessionsTexts.signedOut }),
});

export const revokeOthers = formAction({
  schema: NoFields,
  run: (_, event) => api(event).user.revokeOtherSessions.mutate(),
  done: () => ({ message: sessionsTexts.othersSignedOut }),
});

export const signOutEverywhere = formAction({
  schema: NoFields,
  run: async (_, event) => {
    await api(event).auth.logoutAll.mutate();
    deleteSessionCookie(event);
  },
  done: () => ({ redirectTo: loginPath('/'), notice: 'signed-out-everywhere' }),
});

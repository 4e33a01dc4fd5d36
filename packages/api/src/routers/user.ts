import { listSessions } from '@rolecall/core/session/list-sessions';
import { revokeOtherSessions } from '@rolecall/core/session/revoke-other-sessions';
import { revokeSession } from '@rolecall/core/session/revoke-session';
import { changePassword } from '@rolecall/core/user/change-password';
import { confirmEmailChange } from '@rolecall/core/user/confirm-email-change';
import { deleteAccount } from '@rolecall/core/user/delete-account';
import { exportData } from '@rolecall/core/user/export-data';
import { getDashboard } from '@rolecall/core/user/get-dashboard';
import { getMe } from '@rolecall/core/user/get-me';
import { getUser } from '@rolecall/core/user/get-user';
import { requestEmailChange } from '@rolecall/core/user/request-email-change';
import { updateProfile } from '@rolecall/core/user/update-profile';
import { updateUser } from '@rolecall/core/user/update-user';
import {
  ChangePasswordInput,
  ConfirmEmailChangeInput,
  DeleteAccountInput,
  ExportedData,
  RequestEmailChangeInput,
  RevokeSessionInput,
  SessionList,
  UpdateProfileInput,
  UpdateUserInput,
} from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { Dashboard, User, UserTarget } from '@rolecall/schemas/user';
import { jsonPieces } from '../json-pieces.ts';
import { rest } from '../rest-meta.ts';
import { createRouter, publicProcedure, userProcedure } from '../trpc.ts';
import { wholeText } from '../whole-text.ts';

const signedIn = true;

export const userRouter = createRouter({
  dashboard: userProcedure
    .meta(rest('GET', '/user/dashboard', 'A welcome and the own account', { signedIn }))
    .output(Dashboard)
    .query(({ ctx }) => getDashboard(ctx.verbContext)),
  me: userProcedure
    .meta(rest('GET', '/users/me', 'The user whose credential it is', { signedIn }))
    .output(User)
    .query(({ ctx }) => getMe(ctx.verbContext)),
  updateProfile: userProcedure
    .meta(
      rest('PATCH', '/users/me', 'Change the own names', {
        signedIn,
        errors: ['USERNAME_TAKEN', 'CONFLICT'],
      }),
    )
    .input(UpdateProfileInput)
    .output(User)
    .mutation(({ ctx, input }) => updateProfile(ctx.verbContext, input)),
  changePassword: userProcedure
    .meta(
      rest('PUT', '/users/me/password', 'Change the password', {
        signedIn,
        errors: ['INVALID_CREDENTIALS', 'WEAK_PASSWORD', 'CONFLICT'],
      }),
    )
    .input(ChangePasswordInput)
    .output(Ok)
    .mutation(({ ctx, input }) => changePassword(ctx.verbContext, input)),
  requestEmailChange: userProcedure
    .meta(
      rest('POST', '/users/me/email', 'Ask for another address', {
        signedIn,
        errors: ['INVALID_CREDENTIALS'],
      }),
    )
    .input(RequestEmailChangeInput)
    .output(Ok)
    .mutation(({ ctx, input }) => requestEmailChange(ctx.verbContext, input)),
  confirmEmailChange: publicProcedure
    .meta(
      rest('POST', '/users/me/email/confirm', 'Change the address with a mailed token', {
        errors: ['TOKEN_INVALID', 'EMAIL_TAKEN', 'RATE_LIMITED'],
      }),
    )
    .input(ConfirmEmailChangeInput)
    .output(Ok)
    .mutation(({ ctx, input }) => confirmEmailChange(ctx.verbContext, input)),
  sessions: userProcedure
    .meta(rest('GET', '/users/me/sessions', 'Where the caller is signed in', { signedIn }))
    .output(SessionList)
    .query(({ ctx }) => listSessions(ctx.verbContext)),
  revokeSession: userProcedure
    .meta(
      rest('DELETE', '/users/me/sessions/{id}', 'End one session', {
        signedIn,
        errors: ['NOT_FOUND'],
      }),
    )
    .input(RevokeSessionInput)
    .output(Ok)
    .mutation(({ ctx, input }) => revokeSession(ctx.verbContext, input)),
  revokeOtherSessions: userProcedure
    .meta(rest('DELETE', '/users/me/sessions', 'End all sessions but this one', { signedIn }))
    .output(Ok)
    .mutation(({ ctx }) => revokeOtherSessions(ctx.verbContext)),
  exportData: userProcedure
    .meta(
      rest('GET', '/users/me/export', 'Everything held about the caller', {
        signedIn,
        errors: ['REAUTH_REQUIRED'],
      }),
    )
    .output(ExportedData)
    .query(async ({ ctx }): Promise<ExportedData> => {
      const pieces = jsonPieces(await exportData(ctx.verbContext));
      return JSON.parse(await wholeText(pieces, '/users/me/export'));
    }),
  deleteAccount: userProcedure
    .meta(
      rest('POST', '/users/me/delete', 'Delete the own account', {
        signedIn,
        errors: ['INVALID_CREDENTIALS', 'SELF_TARGET'],
      }),
    )
    .input(DeleteAccountInput)
    .output(Ok)
    .mutation(({ ctx, input }) => deleteAccount(ctx.verbContext, input)),
  get: userProcedure
    .meta(rest('GET', '/users/{id}', 'One user', { signedIn, errors: ['NOT_FOUND'] }))
    .input(UserTarget)
    .output(User)
    .query(({ ctx, input }) => getUser(ctx.verbContext, input)),
  update: userProcedure
    .meta(
      rest('PATCH', '/users/{id}', 'Change a user', {
        signedIn,
        errors: [
          'FORBIDDEN',
          'REAUTH_REQUIRED',
          'NOT_FOUND',
          'SELF_TARGET',
          'LAST_ADMIN',
          'EMAIL_TAKEN',
          'USERNAME_TAKEN',
          'CONFLICT',
        ],
      }),
    )
    .input(UpdateUserInput)
    .output(User)
    .mutation(({ ctx, input }) => updateUser(ctx.verbContext, input)),
});

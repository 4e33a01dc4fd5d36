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
import { rest } from '../rest-meta.ts';
import { createRouter, publicProcedure, userProcedure } from '../trpc.ts';

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
    .meta(rest('PATCH', '/users/me', 'Change the own names', { signedIn, errors: [409] }))
    .input(UpdateProfileInput)
    .output(User)
    .mutation(({ ctx, input }) => updateProfile(ctx.verbContext, input)),
  changePassword: userProcedure
    .meta(
      rest('PUT', '/users/me/password', 'Change the password', { signedIn, errors: [409, 429] }),
    )
    .input(ChangePasswordInput)
    .output(Ok)
    .mutation(({ ctx, input }) => changePassword(ctx.verbContext, input)),
  requestEmailChange: userProcedure
    .meta(rest('POST', '/users/me/email', 'Ask for another address', { signedIn, errors: [429] }))
    .input(RequestEmailChangeInput)
    .output(Ok)
    .mutation(({ ctx, input }) => requestEmailChange(ctx.verbContext, input)),
  confirmEmailChange: publicProcedure
    .meta(
      rest('POST', '/users/me/email/confirm', 'Change the address with a mailed token', {
        errors: [409, 429],
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
    .meta(rest('DELETE', '/users/me/sessions/{id}', 'End one session', { signedIn, errors: [404] }))
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
        errors: [403],
      }),
    )
    .output(ExportedData)
    .query(({ ctx }) => exportData(ctx.verbContext)),
  deleteAccount: userProcedure
    .meta(
      rest('POST', '/users/me/delete', 'Delete the own account', { signedIn, errors: [409, 429] }),
    )
    .input(DeleteAccountInput)
    .output(Ok)
    .mutation(({ ctx, input }) => deleteAccount(ctx.verbContext, input)),
  get: userProcedure
    .meta(rest('GET', '/users/{id}', 'One user', { signedIn, errors: [404] }))
    .input(UserTarget)
    .output(User)
    .query(({ ctx, input }) => getUser(ctx.verbContext, input)),
  update: userProcedure
    .meta(rest('PATCH', '/users/{id}', 'Change a user', { signedIn, errors: [403, 404, 409] }))
    .input(UpdateUserInput)
    .output(User)
    .mutation(({ ctx, input }) => updateUser(ctx.verbContext, input)),
});

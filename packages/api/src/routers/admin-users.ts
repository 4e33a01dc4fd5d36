import { activateUser } from '@rolecall/core/admin/activate-user';
import { bulkUsers } from '@rolecall/core/admin/bulk-users';
import { clearThrottle } from '@rolecall/core/admin/clear-throttle';
import { createUser } from '@rolecall/core/admin/create-user';
import { deactivateUser } from '@rolecall/core/admin/deactivate-user';
import { deleteUser } from '@rolecall/core/admin/delete-user';
import { exportUsers } from '@rolecall/core/admin/export-users';
import { getUserDetails } from '@rolecall/core/admin/get-user-details';
import { listUserSessions } from '@rolecall/core/admin/list-user-sessions';
import { listUsers } from '@rolecall/core/admin/list-users';
import { resendVerificationAsAdmin } from '@rolecall/core/admin/resend-verification-as-admin';
import { revokeUserSessions } from '@rolecall/core/admin/revoke-user-sessions';
import { sendPasswordReset } from '@rolecall/core/admin/send-password-reset';
import { setRole } from '@rolecall/core/admin/set-role';
import { updateUserAsAdmin } from '@rolecall/core/admin/update-user-as-admin';
import { diagnoseSignIn } from '@rolecall/core/diagnosis/diagnose-sign-in';
import { SessionList } from '@rolecall/schemas/account';
import {
  AdminUpdateUserInput,
  BulkInput,
  BulkResult,
  CreateUserInput,
  Csv,
  ExportUsersInput,
  ListUsersInput,
  SetRoleInput,
  UserDetails,
  UserPage,
} from '@rolecall/schemas/admin-users';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { Ok } from '@rolecall/schemas/fields';
import { SignInDiagnosis } from '@rolecall/schemas/sign-in-diagnosis';
import { User, UserTarget } from '@rolecall/schemas/user';
import { csvPieces } from '../csv.ts';
import { type RestOptions, rest } from '../rest-meta.ts';
import { adminProcedure, createRouter } from '../trpc.ts';
import { wholeText } from '../whole-text.ts';

const admin = (errors: ErrorCode[] = [], more: RestOptions = {}): RestOptions => ({
  ...more,
  signedIn: true,
  errors: ['FORBIDDEN', ...errors],
});

export const adminUsersRouter = createRouter({
  list: adminProcedure
    .meta(rest('GET', '/admin/users', 'Users in pages', admin()))
    .input(ListUsersInput)
    .output(UserPage)
    .query(({ ctx, input }) => listUsers(ctx.verbContext, input)),
  get: adminProcedure
    .meta(rest('GET', '/admin/users/{id}', 'A user with sessions and events', admin(['NOT_FOUND'])))
    .input(UserTarget)
    .output(UserDetails)
    .query(({ ctx, input }) => getUserDetails(ctx.verbContext, input)),
  create: adminProcedure
    .meta(
      rest(
        'POST',
        '/admin/users',
        'Create or invite a user',
        admin(['REAUTH_REQUIRED', 'WEAK_PASSWORD', 'EMAIL_TAKEN', 'USERNAME_TAKEN'], {
          status: 201,
          location: '/admin/users/{id}',
        }),
      ),
    )
    .input(CreateUserInput)
    .output(User)
    .mutation(({ ctx, input }) => createUser(ctx.verbContext, input)),
  update: adminProcedure
    .meta(
      rest(
        'PATCH',
        '/admin/users/{id}',
        'Change a user',
        admin(['REAUTH_REQUIRED', 'NOT_FOUND', 'EMAIL_TAKEN', 'USERNAME_TAKEN', 'CONFLICT']),
      ),
    )
    .input(AdminUpdateUserInput)
    .output(User)
    .mutation(({ ctx, input }) => updateUserAsAdmin(ctx.verbContext, input)),
  setRole: adminProcedure
    .meta(
      rest(
        'PUT',
        '/admin/users/{id}/role',
        'Give another role',
        admin(['REAUTH_REQUIRED', 'NOT_FOUND', 'LAST_ADMIN']),
      ),
    )
    .input(SetRoleInput)
    .output(User)
    .mutation(({ ctx, input }) => setRole(ctx.verbContext, input)),
  activate: adminProcedure
    .meta(rest('PUT', '/admin/users/{id}/activate', 'Let sign in again', admin(['NOT_FOUND'])))
    .input(UserTarget)
    .output(User)
    .mutation(({ ctx, input }) => activateUser(ctx.verbContext, input)),
  deactivate: adminProcedure
    .meta(
      rest(
        'PUT',
        '/admin/users/{id}/deactivate',
        'Lock out',
        admin(['NOT_FOUND', 'SELF_TARGET', 'LAST_ADMIN']),
      ),
    )
    .input(UserTarget)
    .output(User)
    .mutation(({ ctx, input }) => deactivateUser(ctx.verbContext, input)),
  bulk: adminProcedure
    .meta(
      rest('POST', '/admin/users/bulk', 'One action for many users', admin(['REAUTH_REQUIRED'])),
    )
    .input(BulkInput)
    .output(BulkResult)
    .mutation(({ ctx, input }) => bulkUsers(ctx.verbContext, input)),
  export: adminProcedure
    .meta(
      rest(
        'GET',
        '/admin/users.csv',
        'The list as CSV',
        admin(['REAUTH_REQUIRED'], { type: 'text/csv' }),
      ),
    )
    .input(ExportUsersInput)
    .output(Csv)
    .query(async ({ ctx, input }) => {
      const pieces = csvPieces(await exportUsers(ctx.verbContext, input));
      return wholeText(pieces, '/admin/users.csv');
    }),
  delete: adminProcedure
    .meta(
      rest(
        'DELETE',
        '/admin/users/{id}',
        'Delete a user',
        admin(['REAUTH_REQUIRED', 'NOT_FOUND', 'SELF_TARGET', 'LAST_ADMIN']),
      ),
    )
    .input(UserTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => deleteUser(ctx.verbContext, input)),
  sessions: adminProcedure
    .meta(
      rest('GET', '/admin/users/{id}/sessions', 'Where a user is signed in', admin(['NOT_FOUND'])),
    )
    .input(UserTarget)
    .output(SessionList)
    .query(({ ctx, input }) => listUserSessions(ctx.verbContext, input)),
  revokeSessions: adminProcedure
    .meta(
      rest(
        'DELETE',
        '/admin/users/{id}/sessions',
        'Sign a user out everywhere',
        admin(['NOT_FOUND']),
      ),
    )
    .input(UserTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => revokeUserSessions(ctx.verbContext, input)),
  sendPasswordReset: adminProcedure
    .meta(
      rest(
        'POST',
        '/admin/users/{id}/password-reset',
        'Mail a reset link',
        admin(['ACCOUNT_INACTIVE', 'NOT_FOUND']),
      ),
    )
    .input(UserTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => sendPasswordReset(ctx.verbContext, input)),
  resendVerification: adminProcedure
    .meta(
      rest(
        'POST',
        '/admin/users/{id}/verification',
        'Mail a confirmation link',
        admin(['ACCOUNT_INACTIVE', 'NOT_FOUND', 'CONFLICT']),
      ),
    )
    .input(UserTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => resendVerificationAsAdmin(ctx.verbContext, input)),
  diagnose: adminProcedure
    .meta(
      rest(
        'GET',
        '/admin/users/{id}/sign-in-check',
        'Why a user cannot sign in',
        admin(['NOT_FOUND']),
      ),
    )
    .input(UserTarget)
    .output(SignInDiagnosis)
    .query(({ ctx, input }) => diagnoseSignIn(ctx.verbContext, input)),
  clearThrottle: adminProcedure
    .meta(
      rest('DELETE', '/admin/users/{id}/throttle', 'Let try again at once', admin(['NOT_FOUND'])),
    )
    .input(UserTarget)
    .output(Ok)
    .mutation(({ ctx, input }) => clearThrottle(ctx.verbContext, input)),
});

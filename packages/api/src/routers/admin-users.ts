import { activateUser } from '@rolecall/core/admin/activate-user';
import { clearThrottle } from '@rolecall/core/admin/clear-throttle';
import { createUser } from '@rolecall/core/admin/create-user';
import { deactivateUser } from '@rolecall/core/admin/deactivate-user';
import { deleteUser } from '@rolecall/core/admin/delete-user';
import { findUser } from '@rolecall/core/admin/find-user';
import { getUserDetails } from '@rolecall/core/admin/get-user-details';
import { listUserSessions } from '@rolecall/core/admin/list-user-sessions';
import { resendVerificationAsAdmin } from '@rolecall/core/admin/resend-verification-as-admin';
import { resumeMail } from '@rolecall/core/admin/resume-mail';
import { revokeUserSessions } from '@rolecall/core/admin/revoke-user-sessions';
import { sendPasswordReset } from '@rolecall/core/admin/send-password-reset';
import { setRole } from '@rolecall/core/admin/set-role';
import { updateUserAsAdmin } from '@rolecall/core/admin/update-user-as-admin';
import { bulkUsersAsJson } from '@rolecall/core/batch/bulk-users-as-json';
import { bulkUsersAsLines } from '@rolecall/core/batch/bulk-users-as-lines';
import { previewBulk } from '@rolecall/core/batch/preview-bulk';
import { createInvitationLink } from '@rolecall/core/invitation/create-invitation-link';
import { inviteUsers } from '@rolecall/core/invitation/invite-users';
import { resendInvitation } from '@rolecall/core/invitation/resend-invitation';
import { revokeInvitation } from '@rolecall/core/invitation/revoke-invitation';
import { checkSignIn } from '@rolecall/core/sign-in-check/check-sign-in';
import { exportUsers } from '@rolecall/core/user-list/export-users';
import { listUsers } from '@rolecall/core/user-list/list-users';
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

const USER = '/admin/users/{id}';

export const adminUsersRouter = createRouter({
  list: query(listUsers, rest('GET', '/admin/users', 'List users')),
  find: query(findUser, rest('GET', '/admin/users/find', 'Find a user by ID, email or username')),
  get: query(getUserDetails, rest('GET', USER, 'Get a user with sessions and events')),
  create: command(
    createUser,
    rest('POST', '/admin/users', 'Create or invite a user', { status: 201, location: USER }),
  ),
  invite: command(
    inviteUsers,
    rest('POST', '/admin/users/invitations', 'Invite users by their emails'),
  ),
  resendInvitation: command(
    resendInvitation,
    rest('POST', `${USER}/invitation`, 'Resend an invitation'),
  ),
  invitationLink: command(
    createInvitationLink,
    rest('PUT', `${USER}/invitation`, 'Create an invitation link'),
  ),
  revokeInvitation: command(
    revokeInvitation,
    rest('DELETE', `${USER}/invitation`, 'Revoke an invitation'),
  ),
  update: command(updateUserAsAdmin, rest('PATCH', USER, 'Update a user')),
  setRole: command(setRole, rest('PUT', `${USER}/role`, 'Set a user’s role')),
  activate: command(activateUser, rest('PUT', `${USER}/activate`, 'Activate a user')),
  deactivate: command(deactivateUser, rest('PUT', `${USER}/deactivate`, 'Deactivate a user')),
  bulk: command(
    bulkUsersAsJson,
    rest('POST', '/admin/users/bulk', 'Run one action on many users', {
      streamed: bulkUsersAsLines,
    }),
  ),
  preview: command(
    previewBulk,
    rest('POST', '/admin/users/bulk/preview', 'Preview an action on many users'),
  ),
  export: query(exportUsers, rest('GET', '/admin/users.csv', 'Export users as CSV')),
  delete: command(deleteUser, rest('DELETE', USER, 'Delete a user')),
  sessions: query(listUserSessions, rest('GET', `${USER}/sessions`, 'List the sessions of a user')),
  revokeSessions: command(
    revokeUserSessions,
    rest('DELETE', `${USER}/sessions`, 'Sign a user out everywhere'),
  ),
  sendPasswordReset: command(
    sendPasswordReset,
    rest('POST', `${USER}/password-reset`, 'Send a password reset email'),
  ),
  resendVerification: command(
    resendVerificationAsAdmin,
    rest('POST', `${USER}/verification`, 'Resend the verification email'),
  ),
  diagnose: query(
    checkSignIn,
    rest('GET', `${USER}/sign-in-check`, 'Check why a user can’t sign in'),
  ),
  clearThrottle: command(
    clearThrottle,
    rest('DELETE', `${USER}/throttle`, 'Clear a user’s lockout'),
  ),
  resumeMail: command(
    resumeMail,
    rest('DELETE', `${USER}/mail-stop`, 'Resume emails to a user after a bounce or complaint'),
  ),
});

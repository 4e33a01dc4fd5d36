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
import { del, get, patch, post, put } from '../routes.ts';
import { createRouter } from '../trpc.ts';

const USER = '/admin/users/{id}';

export const adminUsersRouter = createRouter({
  list: get(listUsers, '/admin/users', 'List users'),
  find: get(findUser, '/admin/users/find', 'Find a user by ID, email or username'),
  get: get(getUserDetails, USER, 'Get a user with sessions and events'),
  create: post(createUser, '/admin/users', 'Create or invite a user', {
    status: 201,
    location: USER,
  }),
  invite: post(inviteUsers, '/admin/users/invitations', 'Invite users by their emails'),
  resendInvitation: post(resendInvitation, `${USER}/invitation`, 'Resend an invitation'),
  invitationLink: put(createInvitationLink, `${USER}/invitation`, 'Create an invitation link'),
  revokeInvitation: del(revokeInvitation, `${USER}/invitation`, 'Revoke an invitation'),
  update: patch(updateUserAsAdmin, USER, 'Update a user'),
  setRole: put(setRole, `${USER}/role`, 'Set a user’s role'),
  activate: put(activateUser, `${USER}/activate`, 'Activate a user'),
  deactivate: put(deactivateUser, `${USER}/deactivate`, 'Deactivate a user'),
  bulk: post(bulkUsersAsJson, '/admin/users/bulk', 'Run one action on many users', {
    streamed: bulkUsersAsLines,
  }),
  preview: post(previewBulk, '/admin/users/bulk/preview', 'Preview an action on many users'),
  export: get(exportUsers, '/admin/users.csv', 'Export users as CSV'),
  delete: del(deleteUser, USER, 'Delete a user'),
  sessions: get(listUserSessions, `${USER}/sessions`, 'List the sessions of a user'),
  revokeSessions: del(revokeUserSessions, `${USER}/sessions`, 'Sign a user out everywhere'),
  sendPasswordReset: post(
    sendPasswordReset,
    `${USER}/password-reset`,
    'Send a password reset email',
  ),
  resendVerification: post(
    resendVerificationAsAdmin,
    `${USER}/verification`,
    'Resend the verification email',
  ),
  diagnose: get(checkSignIn, `${USER}/sign-in-check`, 'Check why a user can’t sign in'),
  clearThrottle: del(clearThrottle, `${USER}/throttle`, 'Clear a user’s lockout'),
  resumeMail: del(
    resumeMail,
    `${USER}/mail-stop`,
    'Resume emails to a user after a bounce or complaint',
  ),
});

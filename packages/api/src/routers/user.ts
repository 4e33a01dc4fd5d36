import { changePassword } from '@rolecall/core/account/change-password';
import { confirmEmailChange } from '@rolecall/core/account/confirm-email-change';
import { deleteAccount } from '@rolecall/core/account/delete-account';
import { exportData } from '@rolecall/core/account/export-data';
import { getDashboard } from '@rolecall/core/account/get-dashboard';
import { getMe } from '@rolecall/core/account/get-me';
import { requestEmailChange } from '@rolecall/core/account/request-email-change';
import { updateProfile } from '@rolecall/core/account/update-profile';
import { listSessions } from '@rolecall/core/session/list-sessions';
import { revokeOtherSessions } from '@rolecall/core/session/revoke-other-sessions';
import { revokeSession } from '@rolecall/core/session/revoke-session';
import { getUser } from '@rolecall/core/user/get-user';
import { updateUser } from '@rolecall/core/user-changes/update-user';
import { del, get, patch, post, put } from '../routes.ts';
import { createRouter } from '../trpc.ts';

export const userRouter = createRouter({
  dashboard: get(getDashboard, '/user/dashboard', 'Get the dashboard'),
  me: get(getMe, '/users/me', 'Get your account'),
  updateProfile: patch(updateProfile, '/users/me', 'Update your profile'),
  changePassword: put(changePassword, '/users/me/password', 'Change your password'),
  requestEmailChange: post(requestEmailChange, '/users/me/email', 'Change your email'),
  confirmEmailChange: post(
    confirmEmailChange,
    '/users/me/email/confirm',
    'Verify a new email with a token',
  ),
  sessions: get(listSessions, '/users/me/sessions', 'List your sessions'),
  revokeSession: del(revokeSession, '/users/me/sessions/{id}', 'Revoke a session'),
  revokeOtherSessions: del(revokeOtherSessions, '/users/me/sessions', 'Revoke your other sessions'),
  exportData: get(exportData, '/users/me/export', 'Export your data'),
  deleteAccount: post(deleteAccount, '/users/me/delete', 'Delete your account'),
  get: get(getUser, '/users/{id}', 'Get a user'),
  update: patch(updateUser, '/users/{id}', 'Update a user'),
});

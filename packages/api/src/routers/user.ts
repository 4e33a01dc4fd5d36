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
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

export const userRouter = createRouter({
  dashboard: query(getDashboard, rest('GET', '/user/dashboard', 'Get the dashboard')),
  me: query(getMe, rest('GET', '/users/me', 'Get your account')),
  updateProfile: command(updateProfile, rest('PATCH', '/users/me', 'Update your profile')),
  changePassword: command(
    changePassword,
    rest('PUT', '/users/me/password', 'Change your password'),
  ),
  requestEmailChange: command(
    requestEmailChange,
    rest('POST', '/users/me/email', 'Change your email'),
  ),
  confirmEmailChange: command(
    confirmEmailChange,
    rest('POST', '/users/me/email/confirm', 'Verify a new email with a token'),
  ),
  sessions: query(listSessions, rest('GET', '/users/me/sessions', 'List your sessions')),
  revokeSession: command(
    revokeSession,
    rest('DELETE', '/users/me/sessions/{id}', 'Revoke a session'),
  ),
  revokeOtherSessions: command(
    revokeOtherSessions,
    rest('DELETE', '/users/me/sessions', 'Revoke your other sessions'),
  ),
  exportData: query(exportData, rest('GET', '/users/me/export', 'Export your data')),
  deleteAccount: command(deleteAccount, rest('POST', '/users/me/delete', 'Delete your account')),
  get: query(getUser, rest('GET', '/users/{id}', 'Get a user')),
  update: command(updateUser, rest('PATCH', '/users/{id}', 'Update a user')),
});

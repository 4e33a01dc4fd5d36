import { reauthenticate } from '@rolecall/core/account/reauthenticate';
import { acceptInvitation } from '@rolecall/core/auth/accept-invitation';
import { acceptInvitationSession } from '@rolecall/core/auth/accept-invitation-session';
import { createSession } from '@rolecall/core/auth/create-session';
import { forgotPassword } from '@rolecall/core/auth/forgot-password';
import { inspectLink } from '@rolecall/core/auth/inspect-link';
import { login } from '@rolecall/core/auth/login';
import { logout } from '@rolecall/core/auth/logout';
import { logoutAll } from '@rolecall/core/auth/logout-all';
import { refresh } from '@rolecall/core/auth/refresh';
import { register } from '@rolecall/core/auth/register';
import { registerSession } from '@rolecall/core/auth/register-session';
import { resendVerification } from '@rolecall/core/auth/resend-verification';
import { resetPassword } from '@rolecall/core/auth/reset-password';
import { verifyEmail } from '@rolecall/core/auth/verify-email';
import { setup } from '@rolecall/core/installation/setup';
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

export const authRouter = createRouter({
  register: command(
    register,
    rest('POST', '/auth/register', 'Sign up', { status: 201, location: '/users/{user.id}' }),
  ),
  registerSession: command(registerSession),
  login: command(login, rest('POST', '/auth/login', 'Sign in')),
  createSession: command(createSession),
  refresh: command(refresh, rest('POST', '/auth/refresh', 'Refresh an access token')),
  logout: command(logout, rest('POST', '/auth/logout', 'Sign out')),
  logoutAll: command(logoutAll, rest('POST', '/auth/logout-all', 'Sign out everywhere')),
  forgotPassword: command(
    forgotPassword,
    rest('POST', '/auth/forgot-password', 'Request a password reset email'),
  ),
  resetPassword: command(
    resetPassword,
    rest('POST', '/auth/reset-password', 'Reset a password with a token'),
  ),
  verifyEmail: command(
    verifyEmail,
    rest('POST', '/auth/verify-email', 'Verify an email with a token'),
  ),
  acceptInvitation: command(
    acceptInvitation,
    rest('POST', '/auth/accept-invitation', 'Accept an invitation'),
  ),
  acceptInvitationSession: command(acceptInvitationSession),
  inspectLink: query(inspectLink),
  resendVerification: command(
    resendVerification,
    rest('POST', '/auth/resend-verification', 'Resend the verification email'),
  ),
  reauthenticate: command(
    reauthenticate,
    rest('POST', '/auth/reauthenticate', 'Confirm your password'),
  ),
  setup: command(setup),
});

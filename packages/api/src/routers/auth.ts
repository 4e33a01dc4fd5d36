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
import { post } from '../routes.ts';
import { command, createRouter, query } from '../trpc.ts';

export const authRouter = createRouter({
  register: post(register, '/auth/register', 'Sign up', {
    status: 201,
    location: '/users/{user.id}',
  }),
  registerSession: command(registerSession),
  login: post(login, '/auth/login', 'Sign in'),
  createSession: command(createSession),
  refresh: post(refresh, '/auth/refresh', 'Refresh an access token'),
  logout: post(logout, '/auth/logout', 'Sign out'),
  logoutAll: post(logoutAll, '/auth/logout-all', 'Sign out everywhere'),
  forgotPassword: post(forgotPassword, '/auth/forgot-password', 'Request a password reset email'),
  resetPassword: post(resetPassword, '/auth/reset-password', 'Reset a password with a token'),
  verifyEmail: post(verifyEmail, '/auth/verify-email', 'Verify an email with a token'),
  acceptInvitation: post(acceptInvitation, '/auth/accept-invitation', 'Accept an invitation'),
  acceptInvitationSession: command(acceptInvitationSession),
  inspectLink: query(inspectLink),
  resendVerification: post(
    resendVerification,
    '/auth/resend-verification',
    'Resend the verification email',
  ),
  reauthenticate: post(reauthenticate, '/auth/reauthenticate', 'Confirm your password'),
  setup: command(setup),
});

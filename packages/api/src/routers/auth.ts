import { createSession } from '@rolecall/core/auth/create-session';
import { forgotPassword } from '@rolecall/core/auth/forgot-password';
import { login } from '@rolecall/core/auth/login';
import { logout } from '@rolecall/core/auth/logout';
import { logoutAll } from '@rolecall/core/auth/logout-all';
import { reauthenticate } from '@rolecall/core/auth/reauthenticate';
import { refresh } from '@rolecall/core/auth/refresh';
import { register } from '@rolecall/core/auth/register';
import { resendVerification } from '@rolecall/core/auth/resend-verification';
import { resetPassword } from '@rolecall/core/auth/reset-password';
import { setup } from '@rolecall/core/auth/setup';
import { verifyEmail } from '@rolecall/core/auth/verify-email';
import {
  CreateSessionInput,
  ForgotPasswordInput,
  LoginInput,
  ReauthenticateInput,
  Refreshed,
  RefreshInput,
  Registered,
  RegisterInput,
  ResendVerificationInput,
  ResetPasswordInput,
  SessionCreated,
  SetupInput,
  SignedIn,
  VerifyEmailInput,
} from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { User } from '@rolecall/schemas/user';
import { rest } from '../rest-meta.ts';
import { createRouter, publicProcedure, userProcedure } from '../trpc.ts';

export const authRouter = createRouter({
  register: publicProcedure
    .meta(
      rest('POST', '/auth/register', 'Sign up', {
        status: 201,
        location: '/users/{user.id}',
        errors: [
          'FORBIDDEN',
          'REGISTRATION_CLOSED',
          'WEAK_PASSWORD',
          'EMAIL_TAKEN',
          'USERNAME_TAKEN',
          'RATE_LIMITED',
        ],
      }),
    )
    .input(RegisterInput)
    .output(Registered)
    .mutation(({ ctx, input }) => register(ctx.verbContext, input)),
  login: publicProcedure
    .meta(
      rest('POST', '/auth/login', 'Sign in', {
        errors: ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'EMAIL_NOT_VERIFIED', 'RATE_LIMITED'],
      }),
    )
    .input(LoginInput)
    .output(SignedIn)
    .mutation(({ ctx, input }) => login(ctx.verbContext, input)),
  createSession: publicProcedure
    .input(CreateSessionInput)
    .output(SessionCreated)
    .mutation(({ ctx, input }) => createSession(ctx.verbContext, input)),
  refresh: publicProcedure
    .meta(
      rest('POST', '/auth/refresh', 'Trade a refresh token for new tokens', {
        errors: ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'RATE_LIMITED'],
      }),
    )
    .input(RefreshInput)
    .output(Refreshed)
    .mutation(({ ctx, input }) => refresh(ctx.verbContext, input)),
  logout: userProcedure
    .meta(rest('POST', '/auth/logout', 'Sign out', { signedIn: true }))
    .output(Ok)
    .mutation(({ ctx }) => logout(ctx.verbContext)),
  logoutAll: userProcedure
    .meta(rest('POST', '/auth/logout-all', 'Sign out everywhere', { signedIn: true }))
    .output(Ok)
    .mutation(({ ctx }) => logoutAll(ctx.verbContext)),
  forgotPassword: publicProcedure
    .meta(
      rest('POST', '/auth/forgot-password', 'Ask for a link to set a new password', {
        errors: ['RATE_LIMITED'],
      }),
    )
    .input(ForgotPasswordInput)
    .output(Ok)
    .mutation(({ ctx, input }) => forgotPassword(ctx.verbContext, input)),
  resetPassword: publicProcedure
    .meta(
      rest('POST', '/auth/reset-password', 'Set a new password with a mailed token', {
        errors: ['TOKEN_INVALID', 'WEAK_PASSWORD', 'RATE_LIMITED'],
      }),
    )
    .input(ResetPasswordInput)
    .output(Ok)
    .mutation(({ ctx, input }) => resetPassword(ctx.verbContext, input)),
  verifyEmail: publicProcedure
    .meta(
      rest('POST', '/auth/verify-email', 'Confirm an address with a mailed token', {
        errors: ['TOKEN_INVALID', 'RATE_LIMITED'],
      }),
    )
    .input(VerifyEmailInput)
    .output(Ok)
    .mutation(({ ctx, input }) => verifyEmail(ctx.verbContext, input)),
  resendVerification: publicProcedure
    .meta(
      rest('POST', '/auth/resend-verification', 'Mail the confirmation again', {
        errors: ['RATE_LIMITED'],
      }),
    )
    .input(ResendVerificationInput)
    .output(Ok)
    .mutation(({ ctx, input }) => resendVerification(ctx.verbContext, input)),
  reauthenticate: userProcedure
    .meta(
      rest('POST', '/auth/reauthenticate', 'Prove the password again', {
        signedIn: true,
        errors: ['INVALID_CREDENTIALS'],
      }),
    )
    .input(ReauthenticateInput)
    .output(Ok)
    .mutation(({ ctx, input }) => reauthenticate(ctx.verbContext, input)),
  setup: publicProcedure
    .input(SetupInput)
    .output(User)
    .mutation(({ ctx, input }) => setup(ctx.verbContext, input)),
});

import { createSession } from '@rolecall/core/auth/create-session';
import { login } from '@rolecall/core/auth/login';
import { logout } from '@rolecall/core/auth/logout';
import { reauthenticate } from '@rolecall/core/auth/reauthenticate';
import { refresh } from '@rolecall/core/auth/refresh';
import { register } from '@rolecall/core/auth/register';
import { setup } from '@rolecall/core/auth/setup';
import { verifyEmail } from '@rolecall/core/auth/verify-email';
import {
  CreateSessionInput,
  LoginInput,
  ReauthenticateInput,
  Refreshed,
  RefreshInput,
  Registered,
  RegisterInput,
  SessionCreated,
  SetupInput,
  SignedIn,
  VerifyEmailInput,
} from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { User } from '@rolecall/schemas/user';
import { createRouter, publicProcedure, userProcedure } from '../trpc.ts';

export const authRouter = createRouter({
  register: publicProcedure
    .input(RegisterInput)
    .output(Registered)
    .mutation(({ ctx, input }) => register(ctx.verbContext, input)),
  login: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/login',
        tags: ['auth'],
        protect: false,
        summary: 'Sign in',
        description: 'Trades an address and a password for an access token and a refresh token.',
        errorResponses: [400, 401, 403, 413, 415, 429, 500, 503],
      },
    })
    .input(LoginInput)
    .output(SignedIn)
    .mutation(({ ctx, input }) => login(ctx.verbContext, input)),
  createSession: publicProcedure
    .input(CreateSessionInput)
    .output(SessionCreated)
    .mutation(({ ctx, input }) => createSession(ctx.verbContext, input)),
  refresh: publicProcedure
    .input(RefreshInput)
    .output(Refreshed)
    .mutation(({ ctx, input }) => refresh(ctx.verbContext, input)),
  logout: userProcedure.output(Ok).mutation(({ ctx }) => logout(ctx.verbContext)),
  verifyEmail: publicProcedure
    .input(VerifyEmailInput)
    .output(Ok)
    .mutation(({ ctx, input }) => verifyEmail(ctx.verbContext, input)),
  reauthenticate: userProcedure
    .input(ReauthenticateInput)
    .output(Ok)
    .mutation(({ ctx, input }) => reauthenticate(ctx.verbContext, input)),
  setup: publicProcedure
    .input(SetupInput)
    .output(User)
    .mutation(({ ctx, input }) => setup(ctx.verbContext, input)),
});

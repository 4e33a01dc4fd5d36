import { getDashboard } from '@rolecall/core/user/get-dashboard';
import { getMe } from '@rolecall/core/user/get-me';
import { getUser } from '@rolecall/core/user/get-user';
import { UserTarget } from '@rolecall/schemas/admin-users';
import { Dashboard, User } from '@rolecall/schemas/user';
import { createRouter, userProcedure } from '../trpc.ts';

export const userRouter = createRouter({
  me: userProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/users/me',
        tags: ['users'],
        summary: 'Who am I',
        description: 'The user whose credential comes with the request.',
        protect: true,
        errorResponses: [401, 500, 503],
      },
    })
    .output(User)
    .query(({ ctx }) => getMe(ctx.verbContext)),
  dashboard: userProcedure.output(Dashboard).query(({ ctx }) => getDashboard(ctx.verbContext)),
  get: userProcedure
    .input(UserTarget)
    .output(User)
    .query(({ ctx, input }) => getUser(ctx.verbContext, input)),
});

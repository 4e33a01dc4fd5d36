import { activateUser } from '@rolecall/core/admin/activate-user';
import { deactivateUser } from '@rolecall/core/admin/deactivate-user';
import { listUsers } from '@rolecall/core/admin/list-users';
import { setRole } from '@rolecall/core/admin/set-role';
import { ListUsersInput, SetRoleInput, UserPage, UserTarget } from '@rolecall/schemas/admin-users';
import { User } from '@rolecall/schemas/user';
import { adminProcedure, createRouter } from '../trpc.ts';

export const adminUsersRouter = createRouter({
  list: adminProcedure
    .input(ListUsersInput)
    .output(UserPage)
    .query(({ ctx, input }) => listUsers(ctx.verbContext, input)),
  setRole: adminProcedure
    .input(SetRoleInput)
    .output(User)
    .mutation(({ ctx, input }) => setRole(ctx.verbContext, input)),
  activate: adminProcedure
    .input(UserTarget)
    .output(User)
    .mutation(({ ctx, input }) => activateUser(ctx.verbContext, input)),
  deactivate: adminProcedure
    .input(UserTarget)
    .output(User)
    .mutation(({ ctx, input }) => deactivateUser(ctx.verbContext, input)),
});

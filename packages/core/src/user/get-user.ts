import { User, UserTarget } from '@rolecall/schemas/user';
import { verb } from '../verb.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

/** One user: the caller, or anyone for an administrator. To others a user does not exist. */
export const getUser = verb(
  {
    may: 'user:read',
    owner: ({ id }) => id,
    input: UserTarget,
    output: User,
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => toUser(await loadUser(ctx.db.lookup, id)),
);

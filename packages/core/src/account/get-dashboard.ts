import { Dashboard } from '@rolecall/schemas/user';
import { verb } from '../verb.ts';
import { getMe } from './get-me.ts';

/** A welcome and the caller's own account. */
export const getDashboard = verb(
  { may: 'user:read', owner: 'caller', output: Dashboard },
  async (ctx) => {
    const user = await getMe(ctx);
    return { message: `Welcome, ${user.firstName || user.username}!`, user };
  },
);

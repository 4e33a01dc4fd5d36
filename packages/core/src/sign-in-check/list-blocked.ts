import {
  BLOCKED_CAUSES,
  Blocked,
  BlockedCause,
  type BlockedGroup,
  ListBlockedInput,
} from '@rolecall/schemas/blocked';
import type { Context } from '../context.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import type { FindBlocked } from './blocked-users.ts';
import { deactivatedUsers, unverifiedUsers, usersWithoutPassword } from './blocked-users.ts';
import { lockedOutUsers } from './locked-out-users.ts';
import { expiredInvitees, uninvited } from './waiting-invitees.ts';

const FINDERS: Record<BlockedCause, FindBlocked> = {
  deactivated: deactivatedUsers,
  notInvited: uninvited,
  invitationExpired: expiredInvitees,
  noPassword: usersWithoutPassword,
  unverified: unverifiedUsers,
  lockedOut: lockedOutUsers,
};

/**
 * Everyone who can't sign in now, by what is in the way, as `checkSignIn` finds it for one. Each
 * cause looks at a bounded number of rows: with a million users it takes as long as with a thousand.
 */
export const listBlocked = verb(
  { may: ['user:list', 'user:diagnose'], input: ListBlockedInput, output: Blocked },
  async (ctx, { cause, perCause }) => {
    const causes = cause ? [cause] : BlockedCause.options;
    const groups = await Promise.all(causes.map((each) => groupOf(ctx, each, perCause)));
    return { groups: groups.filter(({ count }) => count > 0) };
  },
);

async function groupOf(ctx: Context, cause: BlockedCause, most: number): Promise<BlockedGroup> {
  const { users, ...counted } = await FINDERS[cause](ctx, most);
  return { cause, fix: BLOCKED_CAUSES[cause], ...counted, users: users.map(toUser) };
}

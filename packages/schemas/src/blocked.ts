import { z } from 'zod';
import type { SignInFix } from './sign-in-check.ts';
import { User } from './user.ts';

/** Why someone can't sign in, in the order in which they count, with what helps all of a cause. */
export const BLOCKED_CAUSES = {
  deactivated: 'activate',
  notInvited: 'resendInvitation',
  invitationExpired: 'resendInvitation',
  noPassword: 'sendPasswordReset',
  unverified: 'resendVerification',
  lockedOut: 'clearThrottle',
} as const satisfies Record<string, SignInFix>;
export type BlockedCause = keyof typeof BLOCKED_CAUSES;

const isCause = (key: string): key is BlockedCause => Object.hasOwn(BLOCKED_CAUSES, key);
export const BlockedCause = z.enum(Object.keys(BLOCKED_CAUSES).filter(isCause)).meta({
  description:
    '`notInvited`: imported without an invitation. `invitationExpired`: invited, and no link works any more. `noPassword`: has to set one first. `unverified`: only where verification is required. `lockedOut`: has to wait after failed sign-ins.',
});

/** The most users that are named of one cause: what one bulk action answers in one object. */
export const BLOCKED_NAMED_MAX = 100;

export const ListBlockedInput = z.strictObject({
  cause: BlockedCause.optional(),
  perCause: z.int().min(1).max(BLOCKED_NAMED_MAX).default(10),
});
export type ListBlockedInput = z.infer<typeof ListBlockedInput>;

const BlockedGroup = z.object({
  cause: BlockedCause,
  count: z.int(),
  countIsExact: z
    .boolean()
    .meta({ description: 'False where there may be more than were looked at.' }),
  fix: z
    .enum(Object.values(BLOCKED_CAUSES))
    .meta({ description: 'The action that helps: one of `admin.users`, also in bulk.' }),
  users: z.array(User),
});
export type BlockedGroup = z.infer<typeof BlockedGroup>;

/** Everyone who can't sign in now, by cause; a cause without anyone is not there. */
export const Blocked = z.object({ groups: z.array(BlockedGroup) }).meta({ id: 'Blocked' });
export type Blocked = z.infer<typeof Blocked>;

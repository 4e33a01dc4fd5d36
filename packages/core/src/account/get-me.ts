import { User } from '@rolecall/schemas/user';
import { requireUser } from '../policy.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';

/** The user who asks. */
export const getMe = verb({ may: 'user:read', owner: 'caller', output: User }, async (ctx) =>
  toUser(requireUser(ctx).account),
);

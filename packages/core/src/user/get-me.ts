import { User } from '@rolecall/schemas/user';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { toUser } from './to-user.ts';

/** The user who asks. */
export const getMe = verb({ may: 'user:read', owner: 'caller', output: User }, async (ctx) =>
  toUser(requireUser(ctx).account),
);

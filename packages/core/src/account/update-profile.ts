import { UpdateProfileInput } from '@rolecall/schemas/account';
import { User } from '@rolecall/schemas/user';
import { requireUser } from '../policy.ts';
import { updateUser } from '../user-changes/update-user.ts';
import { verb } from '../verb.ts';

/** Changes the caller's own names. */
export const updateProfile = verb(
  {
    may: 'user:updateProfile',
    owner: 'caller',
    input: UpdateProfileInput,
    output: User,
    refuses: ['USERNAME_TAKEN', 'CONFLICT'],
  },
  (ctx, input) => updateUser(ctx, { ...input, id: requireUser(ctx).userId }),
);

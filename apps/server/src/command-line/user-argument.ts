import type { RolecallApi, User } from '@rolecall/client';
import { FindUserInput } from '@rolecall/schemas/admin-users';
import { argument } from './parameters.ts';

/** The user that a command is about. */
export const USER_ARGUMENT = argument(
  'user',
  FindUserInput.shape.user,
  'their ID, email or username',
);

/** Finds whom the argument names. @throws RolecallError NOT_FOUND */
export const findUser = (api: RolecallApi, user: string): Promise<User> =>
  api.admin.users.find.query({ user });

/** What a command that changes someone says of them. */
export const nameOf = ({ fullName, email }: User): string =>
  fullName === '' ? email : `${fullName} (${email})`;

import type { RolecallApi, User } from '@rolecall/client';
import { type Command, command } from './command.ts';
import { plainText } from './table.ts';
import { findUser, nameOf, USER_ARGUMENT } from './user-argument.ts';

type UserCommand = Pick<Command, 'summary' | 'about' | 'examples'> & {
  /** The word after `user`. */
  verb: string;
  /** Does it. @returns the user as they are now, where the API says so */
  act: (api: RolecallApi, user: User) => Promise<User | { ok: true }>;
  /** What was done, to the one with this name. */
  said: (name: string, user: User) => string;
  /** What else programs are told. */
  told?: (user: User) => object;
};

/** A command that does one thing to one user. */
export function userCommand({ verb, act, said, told, ...rest }: UserCommand): Command {
  return command({
    ...rest,
    name: `user ${verb}`,
    reach: 'anywhere',
    parameters: { user: USER_ARGUMENT },
    run: async (site, input) => {
      const api = await site.api();
      const user = await findUser(api, input.user);
      const done = await act(api, user);
      return {
        json: 'ok' in done ? { ok: true, ...told?.(user), user } : done,
        lines: [said(plainText(nameOf(user)), user)],
      };
    },
  });
}

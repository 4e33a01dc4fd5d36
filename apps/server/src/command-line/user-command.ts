import type { RolecallApi, User } from '@rolecall/client';
import { type Command, command } from './command.ts';
import { plainText } from './plain-text.ts';
import { findUser, nameOf, USER_ARGUMENT } from './user-argument.ts';

type Done = User | { ok: true };

type UserCommand<Result extends Done> = Pick<Command, 'summary' | 'about' | 'examples'> & {
  /** The word after `user`. */
  verb: string;
  /** Does it. @returns the user as they are now, where the API says so */
  act: (api: RolecallApi, user: User) => Promise<Result>;
  /** What was done, to the one with this name. */
  said: (name: string, done: Result) => string;
};

/** A command that does one thing to one user. */
export function userCommand<Result extends Done>({
  verb,
  act,
  said,
  ...rest
}: UserCommand<Result>): Command {
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
        json: 'ok' in done ? { ...done, user } : done,
        lines: [said(plainText(nameOf(user)), done)],
      };
    },
  });
}

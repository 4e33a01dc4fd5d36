import { displayEmail } from '@rolecall/schemas/display-email';
import { foldText } from '@rolecall/schemas/fold-text';
import type { User } from '@rolecall/schemas/user';
import { displayName } from '../user/display-name.ts';
import type { UserMatches } from '../user/table/user-matches.ts';
import { findMatches } from './find-matches.ts';

/** What a search found users by, for those texts of theirs that a list shows. */
export function matchesOf(users: readonly User[], q: string | undefined): UserMatches {
  if (!q) return {};
  const words = foldText(q).split(' ');
  return Object.fromEntries(
    users.map((user) => [
      user.id,
      {
        name: findMatches(displayName(user), words),
        email: findMatches(displayEmail(user.email), words),
        username: findMatches(user.username, words),
      },
    ]),
  );
}

import type { Transaction } from '@rolecall/db/database';
import { prepare, prepareWrite } from '@rolecall/db/prepared';
import { rowsAsJson, rowsGiven } from '@rolecall/db/rows-given';
import { importedUsers } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { fillUserSearch } from '../search/fill-user-search.ts';
import { freeUsernames } from '../user/free-usernames.ts';
import { type KeptId, keptIds } from './kept-ids.ts';
import type { ImportedPerson } from './read-person.ts';

const { seq, firstName, lastName, username, email } = users;

const insertUsers = prepare((orm) =>
  orm
    .insert(users)
    .select(rowsGiven(users, 'rows'))
    .returning({ seq, firstName, lastName, username, email }),
);

const insertImported = prepareWrite((orm) =>
  orm.insert(importedUsers).select(rowsGiven(importedUsers, 'rows')),
);

/** Someone who was added, and what their row did not say. */
export type Added = { person: ImportedPerson; userId: string; notes: string[] };

/**
 * Adds people, in the transaction that says how far the import is.
 * @param people no two with one email, and none with that of an account
 * @param invite whether those without a password are mailed an invitation
 */
export async function addPeople(
  ctx: Context,
  tx: Transaction,
  { people, importId, invite }: { people: ImportedPerson[]; importId: string; invite: boolean },
): Promise<Added[]> {
  if (people.length === 0) return [];
  const now = ctx.now();
  const usernames = await freeUsernames(
    tx,
    people.map(({ email }) => email),
    people.map(({ username }) => username),
  );
  const ids = await keptIds(
    tx,
    people.map(({ sourceId }) => sourceId),
  );
  const rows = people.map((person, n) => rowOf(person, usernames[n] ?? '', ids[n], now));
  const added = await tx.rows(insertUsers, { rows: rowsAsJson(users, rows) });
  // All at once: with a search text, each row is put into the search indexes by itself, which takes
  // as long as all the rest.
  await fillUserSearch(tx, added);
  const imported = rows.map(({ id: userId, lastLoginAt }) => ({
    ...{ userId, importId, addedAt: now, lastLoginAt },
  }));
  await tx.write(insertImported, { rows: rowsAsJson(importedUsers, imported) });
  const invited = rows.filter(({ access, isInvited }) => access === 'active' && isInvited);
  if (invite)
    await queueMail(
      ctx,
      tx,
      'invitation',
      invited.map(({ id }) => id),
      inviterOf(ctx),
    );
  return people.map((person, n) => ({
    person,
    userId: rows[n]?.id ?? '',
    notes: notesOf(person, usernames[n], ids[n]),
  }));
}

const notesOf = ({ username }: ImportedPerson, got: string | undefined, id: KeptId) => [
  ...(username === undefined || username === got
    ? []
    : ['The username is taken. Another one is made.']),
  ...(id === 'taken' ? ['The ID is or was another user’s. A new one is made.'] : []),
];

function rowOf(person: ImportedPerson, username: string, kept: KeptId, now: Date) {
  const { email, firstName, lastName, role, isActive, emailVerified, password } = person;
  const createdAt = person.createdAt ?? now;
  return {
    ...{ firstName, lastName, username, email, role, emailVerified, createdAt },
    id: typeof kept === 'object' ? kept.id : newId('usr', createdAt),
    access: isActive ? ('active' as const) : ('inactive' as const),
    isInvited: password.stored === null,
    passwordHash: password.stored,
    updatedAt: now,
    lastLoginAt: person.lastLoginAt ?? null,
  };
}

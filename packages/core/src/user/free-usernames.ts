import { randomBytes, randomInt } from 'node:crypto';
import type { Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { users } from '@rolecall/db/tables/users';
import { isReservedUsername } from '@rolecall/schemas/is-reserved-username';
import { isOneOfGiven } from '../paging/is-one-of.ts';

const takenAmong = prepare((orm) =>
  orm
    .select({ username: users.username })
    .from(users)
    .where(isOneOfGiven(users.username, 'wanted')),
);

/** A username that says nothing, for who has not verified an email yet. */
export function randomUsername(): string {
  return `member-${randomBytes(6).toString('hex')}`;
}

/**
 * A username for each of these emails that no one has and none of the others gets.
 * @param wished what each would like; without a wish, or where it is taken, one is made of the email
 */
export async function freeUsernames(
  tx: Transaction,
  emails: string[],
  wished: readonly (string | undefined)[] = [],
): Promise<string[]> {
  const found: (string | undefined)[] = emails.map(() => undefined);
  let candidates = emails.map((email, index) => wished[index] ?? baseOf(email));
  while (found.includes(undefined)) {
    const wanted = JSON.stringify(candidates);
    const rows = await tx.rows(takenAmong, { wanted });
    const taken = new Set<string | undefined>([...rows.map(({ username }) => username), ...found]);
    for (const [index, candidate] of candidates.entries()) {
      if (found[index] !== undefined || taken.has(candidate)) continue;
      if (isReservedUsername(candidate)) continue;
      found[index] = candidate;
      taken.add(candidate);
    }
    candidates = emails.map((email) => `${baseOf(email)}-${randomInt(1_000, 10_000_000)}`);
  }
  return found.filter((username) => username !== undefined);
}

/** A username that no one has, made from an email. */
export async function freeUsername(tx: Transaction, email: string): Promise<string> {
  const [username = randomUsername()] = await freeUsernames(tx, [email]);
  return username;
}

function baseOf(email: string): string {
  const local = email.split('@')[0] ?? '';
  return local
    .replace(/[^a-z0-9_.-]+/g, '-')
    .slice(0, 24)
    .padEnd(3, '0');
}

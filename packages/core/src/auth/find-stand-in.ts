import { prepare } from '@rolecall/db/prepared';
import { users } from '@rolecall/db/tables/users';
import { asc, gte, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';

/** How many bits of an email's MAC choose its stand-in: there are never more users. */
const BITS = 32;

const nextHash = prepare((orm) =>
  orm
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(
      gte(
        users.seq,
        sql`(
          select max(place.value) from json_each(${sql.placeholder('places')}) as place
          where place.value <= (select max(${users.seq}) from ${users})
        )`,
      ),
    )
    .orderBy(asc(users.seq))
    .limit(1),
);

/**
 * The hash that an email without an account is checked against: that of some user, and of the same
 * one each time. Imported users have hashes that cost more or less than ours; so the time of a
 * failed sign-in says no more about an email than which hashes are in use here. It is asked for
 * every email, known or not. A new user becomes the stand-in of a few emails, and all others keep
 * theirs (linear hashing: W. Litwin, 1980).
 */
export async function findStandIn({ db, secrets }: Context, email: string): Promise<string | null> {
  const mac = Buffer.from(secrets.mac('stand-in', email), 'base64url').readUInt32BE();
  // Its lowest bits, ever more of them: the most that still name a row do.
  const places = Array.from({ length: BITS + 1 }, (_none, bits) => (mac % 2 ** bits) + 1);
  const values = { places: JSON.stringify(places) };
  const found = await db.lookup.first(nextHash, values, () => false);
  return found?.passwordHash ?? null;
}

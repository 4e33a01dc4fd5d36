import { importedUsers } from '@rolecall/db/tables/imports';
import { users } from '@rolecall/db/tables/users';
import { ImportedHashes } from '@rolecall/schemas/imports';
import { count, desc, eq, min, sql } from 'drizzle-orm';
import { readHash } from '../hash-kind/read-hash.ts';
import { verb } from '../verb.ts';

/** More kinds than there are, each with some costs. */
const CLASSES_MAX = 500;
const hash = users.passwordHash;

/** What hashes of one kind and cost begin with, near enough to count them without reading each. */
const hashClass = sql<string | null>`case
  when ${hash} like '$argon2%' then substr(${hash}, 1, instr(${hash}, ',p=') + 3)
  when ${hash} like '$%' then substr(${hash}, 1, 1 + instr(substr(${hash}, 2), '$'))
  when ${hash} like '{%' then substr(${hash}, 1, 2)
  else substr(${hash}, 1, instr(${hash}, '$')) end`;

/** How many of those who came with imports have a hash of ours by now, and which the others have. */
export const getImportedHashes = verb(
  { may: 'import:read', output: ImportedHashes },
  async (ctx) => {
    const classes = await ctx.read
      .select({ class: hashClass, users: count(), example: min(hash) })
      .from(importedUsers)
      .innerJoin(users, eq(users.id, importedUsers.userId))
      .groupBy(hashClass)
      .orderBy(desc(count()))
      .limit(CLASSES_MAX);
    const found = { users: 0, withoutPassword: 0, upgraded: 0 };
    const foreign = new Map<string, number>();
    for (const { users: many, example } of classes) {
      found.users += many;
      if (example === null) found.withoutPassword += many;
      else if (!ctx.passwords.isOutdated(example)) found.upgraded += many;
      else {
        const kind = readHash(example)?.kind ?? 'unknown';
        foreign.set(kind, (foreign.get(kind) ?? 0) + many);
      }
    }
    const kinds = [...foreign].map(([kind, many]) => ({ kind, users: many }));
    return { ...found, foreign: kinds.sort((a, b) => b.users - a.users) };
  },
);

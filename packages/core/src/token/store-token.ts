import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { oneTimeTokens, type TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { hashToken } from '../secrets.ts';

type NewToken = {
  purpose: TokenPurpose;
  token: string;
  userId: string | null;
  /** The email it is sent to: a token proves no other one. */
  email: string | null;
  seconds: number;
  /** When it is made, where its owner has to know that to the millisecond. */
  at?: Date;
};

const { placeholder } = sql;

const deleteEarlier = prepareWrite((orm) =>
  orm
    .delete(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.purpose, placeholder('purpose')),
        sql`${oneTimeTokens.userId} is ${placeholder('userId')}`,
        ne(oneTimeTokens.hash, placeholder('hash')),
      ),
    ),
);

const insertOne = prepareWrite((orm) =>
  orm
    .insert(oneTimeTokens)
    .values({
      hash: placeholder('hash'),
      purpose: placeholder('purpose'),
      userId: sql`${placeholder('userId')}`,
      email: sql`${placeholder('email')}`,
      createdAt: placeholder('now'),
      expiresAt: placeholder('expiresAt'),
    })
    .onConflictDoUpdate({
      target: oneTimeTokens.hash,
      set: { expiresAt: sql`excluded.expires_at` },
    }),
);

/** Makes a token valid and every earlier one of its purpose and owner void: the newest wins. */
export async function storeToken(
  core: Installation,
  tx: Transaction,
  token: NewToken,
): Promise<void> {
  const now = token.at ?? core.now();
  const hash = hashToken(token.purpose, token.token);
  const expiresAt = new Date(now.getTime() + token.seconds * 1000);
  const { purpose, userId, email } = token;
  await tx.write(deleteEarlier, { purpose, userId, hash });
  await tx.write(insertOne, { hash, purpose, userId, email, now, expiresAt });
}

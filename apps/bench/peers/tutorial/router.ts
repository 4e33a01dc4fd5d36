import { initTRPC, TRPCError } from '@trpc/server';
import { count, desc, eq } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { z } from 'zod';
import { refreshTokens, users } from './tables.ts';
import { readToken, signToken } from './tokens.ts';

export type Context = { db: LibSQLDatabase; authorization: string | null };

const t = initTRPC.context<Context>().create();
const unauthorized = () => new TRPCError({ code: 'UNAUTHORIZED' });
const WEEK_MS = 7 * 86_400_000;
const PER_PAGE = 10;

const shown = {
  id: users.id,
  email: users.email,
  name: users.name,
  role: users.role,
  createdAt: users.createdAt,
};

const signedIn = t.procedure.use(async ({ ctx, next }) => {
  const token = await readToken('access', ctx.authorization?.replace('Bearer ', '') ?? '');
  if (token === undefined) throw unauthorized();
  const [user] = await ctx.db.select(shown).from(users).where(eq(users.id, token.userId));
  if (user === undefined) throw unauthorized();
  return next({ ctx: { ...ctx, user } });
});

async function issueTokens(db: LibSQLDatabase, userId: string) {
  const id = crypto.randomUUID();
  await db.insert(refreshTokens).values({ id, userId, expiresAt: new Date(Date.now() + WEEK_MS) });
  return {
    accessToken: await signToken('access', userId, crypto.randomUUID()),
    refreshToken: await signToken('refresh', userId, id),
  };
}

const Credentials = z.object({ email: z.email(), password: z.string().min(8) });

/** The user management that tutorials build with tRPC and drizzle. */
export const router = t.router({
  register: t.procedure.input(Credentials).mutation(async ({ ctx, input }) => {
    const id = crypto.randomUUID();
    const passwordHash = await Bun.password.hash(input.password);
    const user = { id, email: input.email, name: input.email, passwordHash, createdAt: new Date() };
    await ctx.db.insert(users).values(user);
    return { id, ...(await issueTokens(ctx.db, id)) };
  }),
  login: t.procedure.input(Credentials).mutation(async ({ ctx, input }) => {
    const [user] = await ctx.db.select().from(users).where(eq(users.email, input.email));
    if (!user || !(await Bun.password.verify(input.password, user.passwordHash))) {
      throw unauthorized();
    }
    return { id: user.id, ...(await issueTokens(ctx.db, user.id)) };
  }),
  refresh: t.procedure
    .input(z.object({ refreshToken: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const token = await readToken('refresh', input.refreshToken);
      if (token === undefined) throw unauthorized();
      const used = eq(refreshTokens.id, token.id);
      const [found] = await ctx.db.delete(refreshTokens).where(used).returning();
      if (!found || found.expiresAt.getTime() < Date.now()) throw unauthorized();
      return issueTokens(ctx.db, found.userId);
    }),
  me: signedIn.query(({ ctx }) => ctx.user),
  list: signedIn
    .input(z.object({ page: z.int().min(1).default(1) }).optional())
    .query(async ({ ctx, input }) => {
      const offset = ((input?.page ?? 1) - 1) * PER_PAGE;
      const newest = desc(users.createdAt);
      const items = await ctx.db
        .select(shown)
        .from(users)
        .orderBy(newest)
        .limit(PER_PAGE)
        .offset(offset);
      const [total] = await ctx.db.select({ count: count() }).from(users);
      return { items, total: total?.count ?? 0 };
    }),
});

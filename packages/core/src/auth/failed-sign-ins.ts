import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { and, desc, eq, gte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { unindexed } from '../paging/unindexed.ts';

/** From how many IPs failures are told apart; an attacker may have more. */
const IPS = 100;

/** Since when failures still matter: a day, or as long as their counters remember. */
export function failuresSince(ctx: Context): Date {
  const remembered = ctx.config.limits['signIn.account'].seconds * 1000;
  return new Date(ctx.now().getTime() - Math.max(DAY_MS, remembered));
}

/** Sign-ins to an account that were refused; a wrong password inside a session is none. */
export function failedSignIns(ctx: Context, userId: string): SQL | undefined {
  return and(
    eq(auditEvents.targetId, userId),
    eq(unindexed(auditEvents.action), 'session.refused'),
    gte(auditEvents.at, failuresSince(ctx)),
    sql`json_extract(${auditEvents.after}, '$.session') is null`,
  );
}

/** Where refused sign-ins came from, the latest first: what they are counted by, as far as known. */
export async function failedFrom(ctx: Context, db: Reader, userId: string): Promise<string[]> {
  const found = await db
    .select({ ip: auditEvents.ip })
    .from(auditEvents)
    .where(failedSignIns(ctx, userId))
    .groupBy(auditEvents.ip)
    .orderBy(desc(sql`max(${auditEvents.at})`))
    .limit(IPS);
  return found.map(({ ip }) => ip);
}

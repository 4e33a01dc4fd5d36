import { auditEvents } from '@rolecall/db/tables/audit-events';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { users } from '@rolecall/db/tables/users';
import type { Stats } from '@rolecall/schemas/stats';
import { and, eq, gte, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

type DayCount = { day: string; count: number };

/** Figures about the installation. @throws DomainError FORBIDDEN */
export async function getStats(ctx: Context): Promise<Stats> {
  authorize(ctx, 'stats:read');
  const today = Math.floor(ctx.now().getTime() / DAY_MS);
  const since = new Date((today - DAYS + 1) * DAY_MS);
  const { read } = ctx.db;
  const [groups, signUps, signIns] = await Promise.all([
    read.select().from(userCounts),
    read
      .select({ day: dayOf(users.createdAt), count: sql<number>`count(*)` })
      .from(users)
      .where(gte(users.createdAt, since))
      .groupBy(sql`1`),
    read
      .select({ day: dayOf(auditEvents.at), count: sql<number>`count(*)` })
      .from(auditEvents)
      .where(and(eq(auditEvents.action, 'session.started'), gte(auditEvents.at, since)))
      .groupBy(sql`1`),
  ]);
  type Group = (typeof groups)[number];
  const count = (matches: (group: Group) => boolean) =>
    groups.filter(matches).reduce((sum, group) => sum + group.count, 0);
  return {
    users: {
      total: count(() => true),
      byRole: { admin: count((g) => g.role === 'admin'), user: count((g) => g.role === 'user') },
      byStatus: {
        active: count((g) => g.status === 'active'),
        inactive: count((g) => g.status === 'inactive'),
      },
      verified: count((g) => g.emailVerified),
      unverified: count((g) => !g.emailVerified),
    },
    signUps: everyDay(since, signUps),
    signIns: everyDay(since, signIns),
  };
}

const dayOf = (column: typeof users.createdAt | typeof auditEvents.at) =>
  sql<string>`date(${column} / 1000, 'unixepoch')`;

/** The days without anything too, so that a chart has no holes. */
function everyDay(since: Date, counts: DayCount[]): DayCount[] {
  const byDay = new Map(counts.map(({ day, count }) => [day, count]));
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(since.getTime() + index * DAY_MS).toISOString().slice(0, 10);
    return { day, count: byDay.get(day) ?? 0 };
  });
}

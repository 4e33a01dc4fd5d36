import { dayCounts } from '@rolecall/db/tables/day-counts';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { Stats } from '@rolecall/schemas/stats';
import { gte } from 'drizzle-orm';
import { DAY_MS } from '../durations.ts';
import { verb } from '../verb.ts';

const DAYS = 30;
type Kind = 'sign_up' | 'sign_in';

/** Statistics about the installation, all of them kept by triggers. */
export const getStats = verb({ may: 'stats:read', output: Stats }, async (ctx) => {
  const firstDay = Math.floor(ctx.now().getTime() / DAY_MS) - DAYS + 1;
  const { read } = ctx;
  const [groups, days] = await Promise.all([
    read.select().from(userCounts),
    read
      .select()
      .from(dayCounts)
      .where(gte(dayCounts.day, firstDay - DAYS)),
  ]);
  type Group = (typeof groups)[number];
  const count = (matches: (group: Group) => boolean) =>
    groups.filter(matches).reduce((sum, group) => sum + group.count, 0);
  /** The days without anything too, so that a chart has no holes. */
  const everyDay = (kind: Kind) =>
    Array.from({ length: DAYS }, (_, index) => {
      const day = firstDay + index;
      const found = days.find((row) => row.kind === kind && row.day === day);
      return { day: new Date(day * DAY_MS).toISOString().slice(0, 10), count: found?.count ?? 0 };
    });
  /** In as many days before. */
  const before = (kind: Kind) =>
    days
      .filter((row) => row.kind === kind && row.day < firstDay)
      .reduce((sum, row) => sum + row.count, 0);
  return {
    users: {
      total: count(() => true),
      byRole: { admin: count((g) => g.role === 'admin'), user: count((g) => g.role === 'user') },
      byStatus: {
        active: count((g) => g.status === 'active'),
        inactive: count((g) => g.status === 'inactive'),
        invited: count((g) => g.status === 'invited'),
      },
      verified: count((g) => g.emailVerified),
      unverified: count((g) => !g.emailVerified),
    },
    signUps: everyDay('sign_up'),
    signIns: everyDay('sign_in'),
    before: { signUps: before('sign_up'), signIns: before('sign_in') },
  };
});

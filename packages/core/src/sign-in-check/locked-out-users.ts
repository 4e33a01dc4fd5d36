import { auditEvents } from '@rolecall/db/tables/audit-events';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, desc, eq, gte, inArray, isNotNull } from 'drizzle-orm';
import { failuresSince } from '../auth/failed-sign-ins.ts';
import type { Context } from '../context.ts';
import { peekLimits } from '../limit/peek-limits.ts';
import { accountAtIp, accountInDay } from '../limit/sign-in-counter.ts';
import { type FindBlocked, LOOKED_AT, named } from './blocked-users.ts';
import { throttleCheck } from './throttle-check.ts';

/** How many accounts with failures are looked at, and how many that are held back are checked. */
const ACCOUNTS = 500;
const CHECKED = 100;
/** From how many IPs failures of one account are looked at. */
const IPS = 5;

/**
 * Those who have to wait after failed sign-ins, the latest first. Counters know no one by name, so
 * that it begins with the failures in the audit log, and ends with the check of each.
 */
export const lockedOutUsers: FindBlocked = async (ctx, most) => {
  const failures = await ctx.readConsistent
    .select({ userId: auditEvents.targetId, ip: auditEvents.ip })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.action, 'session.refused'),
        gte(auditEvents.at, failuresSince(ctx)),
        isNotNull(auditEvents.targetId),
      ),
    )
    .orderBy(desc(auditEvents.at))
    .limit(LOOKED_AT);
  const ipsOf = new Map<string, Set<string>>();
  for (const { userId, ip } of failures) {
    const ips = ipsOf.get(userId ?? '') ?? new Set();
    if (ips.size < IPS && (ips.size > 0 || ipsOf.size < ACCOUNTS)) {
      ipsOf.set(userId ?? '', ips.add(ip));
    }
  }
  const held = await heldBack(ctx, ipsOf);
  const found: UserRow[] = [];
  for (const user of held.slice(0, CHECKED)) {
    const { state } = await throttleCheck(ctx, ctx.readConsistent, user);
    if (state === 'problem') found.push(user);
  }
  const isWhole = failures.length < LOOKED_AT && ipsOf.size < ACCOUNTS && held.length <= CHECKED;
  return named(ctx, most, found, isWhole);
};

/** Whose counters refuse at the moment, of those who failed. */
async function heldBack(ctx: Context, ipsOf: Map<string, Set<string>>): Promise<UserRow[]> {
  const db = ctx.readConsistent;
  const rows = await db
    .select()
    .from(users)
    .where(inArray(users.id, [...ipsOf.keys()]));
  const usesOf = ({ id, email }: UserRow) => [
    accountInDay(email),
    ...[...(ipsOf.get(id) ?? [])].map((ip) => accountAtIp(email, ip)),
  ];
  const stateOf = await peekLimits(ctx, db, rows.flatMap(usesOf));
  return rows.filter((user) => usesOf(user).some((use) => stateOf(use).refusesUntil > 0));
}

import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SignInCheckItemOf, Wait } from '@rolecall/schemas/sign-in-check';
import { and, eq, gte, inArray } from 'drizzle-orm';
import { failedFrom } from '../auth/failed-sign-ins.ts';
import type { Context } from '../context.ts';
import { deviceKeysOfUser } from '../device/known-device.ts';
import { DAY_MS } from '../durations.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { peekLimits } from '../limit/peek-limits.ts';
import { accountAtIp, accountInDay, atIp, onDevice } from '../limit/sign-in-counter.ts';
import { unindexed } from '../paging/unindexed.ts';

/** How long ago a sign-in says that someone uses an IP, in milliseconds. */
const RECENT_MS = 90 * DAY_MS;

type Counter = Omit<Wait, 'until'> & { use: LimitUse };

/**
 * Who has to wait before trying again, as far as the audit log knows where tries came from. It is
 * in the way where it meets the person: their device, an IP they signed in from, any device while
 * none is known, or anybody while they never signed in. Someone else's guesses elsewhere are only
 * worth a look.
 */
export async function throttleCheck(
  ctx: Context,
  db: Reader,
  user: UserRow,
): Promise<SignInCheckItemOf<'throttle'>> {
  const [ips, devices] = await Promise.all([
    failedFrom(ctx, db, user.id),
    deviceKeysOfUser(db, user.id),
  ]);
  const counters = countersOf(user.email, ips, devices);
  const stateOf = await peekLimits(
    ctx,
    db,
    counters.map(({ use }) => use),
  );
  const waits = counters
    .flatMap(({ use, ...counter }) => {
      const { refusesUntil } = stateOf(use);
      return refusesUntil === 0
        ? []
        : [{ ...counter, until: new Date(refusesUntil).toISOString() }];
    })
    .sort((a, b) => b.until.localeCompare(a.until));
  const until = waits[0]?.until ?? null;
  const isMet =
    until !== null && (devices.length === 0 || (await meetsPerson(ctx, db, user, waits)));
  return {
    key: 'throttle',
    state: until === null ? 'ok' : isMet ? 'problem' : 'notice',
    until,
    waits,
    // What counts by IP alone guards other accounts, too: that one is waited for.
    fix: waits.some(({ scope }) => scope !== 'ip') ? 'clearThrottle' : null,
  };
}

function countersOf(email: string, ips: string[], devices: string[]): Counter[] {
  const unknown = { knownDevice: false };
  return [
    { ...unknown, scope: 'everywhere', ip: '', use: accountInDay(email) },
    ...devices.map(
      (key): Counter => ({ scope: 'device', ip: '', knownDevice: true, use: onDevice(key) }),
    ),
    ...ips.flatMap((ip): Counter[] => [
      { ...unknown, scope: 'account', ip, use: accountAtIp(email, ip) },
      ...atIp(ip).map((use) => ({ ...unknown, scope: 'ip' as const, ip, use })),
    ]),
  ];
}

async function meetsPerson(
  ctx: Context,
  db: Reader,
  user: UserRow,
  waits: Wait[],
): Promise<boolean> {
  if (user.lastLoginAt === null || waits.some(({ knownDevice }) => knownDevice)) return true;
  const signedInFromThere = and(
    eq(auditEvents.actorId, user.id),
    eq(unindexed(auditEvents.action), 'session.started'),
    gte(auditEvents.at, new Date(ctx.now().getTime() - RECENT_MS)),
    inArray(
      auditEvents.ip,
      waits.map(({ ip }) => ip),
    ),
  );
  const [found] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(signedInFromThere)
    .limit(1);
  return found !== undefined;
}

import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SignInCheckOf, Wait } from '@rolecall/schemas/sign-in-diagnosis';
import { and, eq, gte, inArray } from 'drizzle-orm';
import { failedFrom } from '../auth/failed-sign-ins.ts';
import type { Context } from '../context.ts';
import { REMEMBERED_MS } from '../device/known-device.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { peekLimits } from '../limit/peek-limits.ts';
import { signInCounters } from '../limit/sign-in-counter.ts';
import { unindexed } from '../paging/unindexed.ts';

type Counter = Omit<Wait, 'until'> & { use: LimitUse };

/**
 * Who has to wait before trying again, as far as the audit log knows where tries came from. It is
 * in the way where it meets the person: their device, an address they signed in from, or anybody
 * while they never signed in. Somebody else's guesses elsewhere are only worth a look.
 */
export async function throttleCheck(
  ctx: Context,
  db: Reader,
  user: UserRow,
): Promise<SignInCheckOf<'throttle'>> {
  const addresses = await failedFrom(ctx, db, user.id);
  const counters = addresses.flatMap((address) => countersOf(user.email, address));
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
  const isMet = until !== null && (await meetsPerson(ctx, db, user, waits));
  return {
    key: 'throttle',
    state: until === null ? 'ok' : isMet ? 'problem' : 'notice',
    until,
    waits,
    // What counts by address alone guards other accounts, too: that one is waited for.
    fix: waits.some(({ scope }) => scope === 'account') ? 'clearThrottle' : null,
  };
}

function countersOf(email: string, address: string): Counter[] {
  const byAccount = signInCounters(email, address).map((counter) => ({
    scope: 'account' as const,
    address,
    ...counter,
  }));
  const byAddress = (['signIn.address.minute', 'signIn.address.hour'] as const).map((name) => ({
    scope: 'address' as const,
    address,
    knownDevice: false,
    use: { name, by: address },
  }));
  return [...byAccount, ...byAddress];
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
    gte(auditEvents.at, new Date(ctx.now().getTime() - REMEMBERED_MS)),
    inArray(
      auditEvents.address,
      waits.map(({ address }) => address),
    ),
  );
  const [found] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(signedInFromThere)
    .limit(1);
  return found !== undefined;
}

import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { DEMO_DOMAIN, demoPeople } from './people.ts';
import { personRow } from './person-row.ts';

const COUNT = 200;
/** Every demo person has this password, which is why production refuses to run with them. */
export const DEMO_PASSWORD = 'a demo is not a secret';
export const DEMO_ADMIN = `admin@${DEMO_DOMAIN}`;

/** Whether the demo people are in this database. */
export async function hasDemo(db: Reader): Promise<boolean> {
  const [event] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(eq(auditEvents.targetId, 'demo'), eq(auditEvents.action, 'installation.demo_seeded')),
    )
    .limit(1);
  return event !== undefined;
}

/**
 * Adds 200 people of all roles and states, once.
 * @returns whether they were added now
 */
export async function seedDemo(ctx: Context): Promise<boolean> {
  authorize(ctx, 'installation:seed');
  if (await hasDemo(ctx.read)) return false;
  const passwordHash = await ctx.passwords.hash(DEMO_PASSWORD);
  const now = ctx.now().getTime();
  await transactAsActor(ctx, async (tx) => {
    for (const person of demoPeople().take(COUNT)) {
      await tx.insert(users).values({ ...personRow(person, now), passwordHash, isInvited: false });
    }
    await recordAudit(ctx, tx, {
      action: 'installation.demo_seeded',
      target: { kind: 'installation', id: 'demo' },
      after: { users: COUNT },
    });
  });
  return true;
}

import type { Transaction } from '@rolecall/db/database';
import { auditEvents, REDACTED } from '@rolecall/db/tables/audit-events';
import { PERSONAL_FIELDS } from '@rolecall/schemas/user-fields';
import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';

const PERSONAL = sql.join(
  PERSONAL_FIELDS.map((name) => sql`${`$.${name}`}, ${REDACTED}`),
  sql`, `,
);
const blank = (column: typeof auditEvents.before | typeof auditEvents.after): SQL =>
  sql`json_replace(${column}, ${PERSONAL})`;

/**
 * Takes a deleted user's names, emails and IPs out of the audit log. Who did
 * what to which id and when stays. To be called when the user is gone: a trigger refuses it before.
 * Why, and what stays: docs/decisions/011.
 */
export async function redactAudit(tx: Transaction, userId: string): Promise<void> {
  const { before, after, ip, actorKind, actorId, targetKind, targetId } = auditEvents;
  const isAbout = and(eq(targetKind, 'user'), eq(targetId, userId));
  const isPersonal = sql`(${before} is not ${blank(before)} or ${after} is not ${blank(after)})`;
  await tx
    .update(auditEvents)
    .set({ before: blank(before), after: blank(after) })
    .where(and(isAbout, isPersonal));
  // Who is not signed in and asks for a link, registers or tries to sign in is mostly the person.
  const isTheirs = or(
    and(eq(actorKind, 'user'), eq(actorId, userId)),
    and(eq(actorKind, 'anonymous'), isAbout),
  );
  await tx
    .update(auditEvents)
    .set({ ip: REDACTED })
    .where(and(isTheirs, ne(ip, ''), ne(ip, REDACTED)));
}

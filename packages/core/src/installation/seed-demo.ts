import type { Reader, Transaction } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { users } from '@rolecall/db/tables/users';
import { and, isNotNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { newId } from '../ids.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { demoHistory } from './demo-history.ts';
import { lockOut } from './demo-lockouts.ts';
import { addDemoPosts } from './demo-posts.ts';
import { DEMO_DOMAIN, demoPeople } from './people.ts';
import { personRow } from './person-row.ts';

const COUNT = 200;
/** How many people are made up in one turn of the event loop. */
const MADE_AT_ONCE = 10;
/** How many rows one statement takes. */
const SLICE = 100;
/** Every demo person has this password, which is why production refuses to run with them. */
export const DEMO_PASSWORD = 'a demo is not a secret';
export const DEMO_ADMIN = `admin@${DEMO_DOMAIN}`;

/** Whether demo people, whose password is public, are in this database. */
export async function hasDemo(db: Reader): Promise<boolean> {
  const emails = [...demoPeople().take(COUNT)].map(({ email }) => email);
  const [person] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(isOneOf(users.email, emails), isNotNull(users.passwordHash)))
    .limit(1);
  return person !== undefined;
}

type Row = Parameters<typeof demoHistory>[0][number];

async function addHistory(ctx: Context, tx: Transaction, people: Row[]): Promise<void> {
  const now = ctx.now().getTime();
  const { events, mails } = demoHistory(people, people[0]?.id ?? '', now);
  for (const rows of inSlices(events)) await tx.insert(auditEvents).values(rows);
  for (const rows of inSlices(mails)) await tx.insert(mailJobs).values(rows);
  await tx.insert(oneTimeTokens).values(liveInvitations(people, now));
  const present = people
    .map(({ id, email, isInvited, access }, index) => ({ id, email, index, isInvited, access }))
    .filter(({ isInvited, access }) => !isInvited && access !== 'inactive');
  await addDemoPosts(
    tx,
    present.slice(0, 20).map(({ id }) => id),
    now,
  );
  await lockOut(ctx, tx, present.slice(30, 33));
}

/** Half of the invitations still work, though no one knows their links. */
const liveInvitations = (people: Row[], now: number) =>
  people
    .filter(({ isInvited }, index) => isInvited && index % 2 === 0)
    .map(({ id, email, createdAt }) => ({
      hash: newId('req'),
      purpose: 'invitation' as const,
      userId: id,
      email,
      createdAt,
      expiresAt: new Date(now + 2 * DAY_MS),
    }));

function* inSlices<T>(rows: T[]): Generator<T[], void> {
  for (let from = 0; from < rows.length; from += SLICE) yield rows.slice(from, from + SLICE);
}

/** Whether a database has users and none of them is a demo person: those are not added to them. */
export async function hasOnlyOthers(db: Reader): Promise<boolean> {
  return (await db.$count(users)) > 0 && !(await hasDemo(db));
}

/**
 * Adds 200 people of all roles and states with the history of some weeks, once.
 * @returns whether they were added now
 */
export async function seedDemo(ctx: Context): Promise<boolean> {
  authorize(ctx, 'installation:seed');
  if (await hasDemo(ctx.read)) return false;
  const passwordHash = await ctx.passwords.hash(DEMO_PASSWORD);
  const now = ctx.now().getTime();
  const people: Row[] = [];
  for (const person of demoPeople().take(COUNT)) {
    const row = personRow(person, now);
    const isInvited = row.isInvited === true && people.length > 0;
    people.push({ ...row, isInvited, passwordHash: isInvited ? null : passwordHash });
    if (people.length % MADE_AT_ONCE === 0) await yieldToEventLoop();
  }
  const add = async (tx: Transaction) => {
    for (const person of people) await tx.insert(users).values(person);
    await addHistory(ctx, tx, people);
    await recordAudit(ctx, tx, {
      action: 'installation.demo_seeded',
      target: { kind: 'installation', id: 'demo' },
      after: { users: COUNT },
    });
  };
  await transactAsActor(ctx, add, { isLong: true });
  return true;
}

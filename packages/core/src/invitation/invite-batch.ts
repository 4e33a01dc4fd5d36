import type { Transaction } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import type { InviteItem, InviteUsersInput } from '@rolecall/schemas/invitation';
import { inArray } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { fullMailboxes } from '../mail/full-mailboxes.ts';
import { inviterOf } from '../mail/inviter-of.ts';
import { mailStopsOf } from '../mail/mail-stops-of.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { insertUsers } from '../user/insert-user.ts';
import { itemOf, type Listed } from './read-list.ts';

/**
 * Invites those of a list who have no account and whose email can get a mail, in the transaction of the caller: accounts, audit
 * events and mails all at once.
 * @param isRefused whether no one is invited whatever is found, because of the rest of the list
 */
export async function inviteBatch(
  ctx: Context,
  tx: Transaction,
  batch: Listed[],
  { role, allOrNone }: Pick<InviteUsersInput, 'role' | 'allOrNone'>,
  isRefused: boolean,
): Promise<InviteItem[]> {
  const emails = batch.map(({ email }) => email);
  const known = await tx
    .select({ id: users.id, email: users.email, status: users.status })
    .from(users)
    .where(inArray(users.email, emails));
  const byEmail = new Map(known.map((user) => [user.email, user]));
  const there = batch.flatMap((one) => {
    const user = byEmail.get(one.email);
    if (user === undefined) return [];
    return itemOf(one, user.status === 'invited' ? 'already_invited' : 'has_account', user.id);
  });
  const full = await fullMailboxes(ctx, tx, 'invitation', emails);
  const stops = await mailStopsOf(tx, emails);
  const inTheWay = ({ email }: Listed) =>
    stops.has(email) ? 'mail_stopped' : full.has(email) ? 'mail_limit' : undefined;
  const left: Listed[] = [];
  const cannot = [...there];
  for (const one of batch.filter(({ email }) => !byEmail.has(email))) {
    const outcome = inTheWay(one);
    if (outcome === undefined) left.push(one);
    else cannot.push(itemOf(one, outcome));
  }
  if (isRefused || (allOrNone && cannot.length > 0)) {
    return [...cannot, ...left.map((one) => itemOf(one, 'not_invited'))];
  }
  const ids = await insertInvited(ctx, tx, left, role);
  return [...cannot, ...left.map((one) => itemOf(one, 'invited', ids.get(one.email)))];
}

/** @returns the ids of the new accounts by their emails */
async function insertInvited(
  ctx: Context,
  tx: Transaction,
  people: Listed[],
  role: InviteUsersInput['role'],
): Promise<Map<string, string>> {
  const rows = await insertUsers(
    ctx,
    tx,
    people.map(({ email, firstName, lastName }) => ({
      email,
      firstName,
      lastName,
      role,
      passwordHash: null,
      emailVerified: false,
      lastLoginAt: null,
    })),
  );
  await recordAudit(
    ctx,
    tx,
    rows.map(({ id }) => ({
      action: 'user.created' as const,
      target: { kind: 'user' as const, id },
      after: { role, invited: true },
    })),
  );
  const ids = rows.map(({ id }) => id);
  await queueMail(ctx, tx, 'invitation', ids, inviterOf(ctx));
  return new Map(rows.map(({ email, id }) => [email, id]));
}

import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SentMail } from '@rolecall/schemas/admin-mail';
import { newestOfEachKind } from '@rolecall/schemas/newest-of-each-kind';
import {
  RefusalReason,
  type SignInCheckItemOf,
  type SignInFix,
} from '@rolecall/schemas/sign-in-check';
import { desc } from 'drizzle-orm';
import { failedSignIns, failuresSince } from '../auth/failed-sign-ins.ts';
import type { Context } from '../context.ts';
import { liveSessions } from '../session/live-sessions.ts';
import { ifActive, passwordFix } from './account-checks.ts';

const FAILURES = 20;

/** Sign-ins that were refused of late. Those before the last that worked are past worrying. */
export async function failuresCheck(
  ctx: Context,
  db: Reader,
  user: UserRow,
): Promise<SignInCheckItemOf<'failures'>> {
  const refused = failedSignIns(ctx, user.id);
  const [count, rows] = await Promise.all([
    db.$count(auditEvents, refused),
    db
      .select()
      .from(auditEvents)
      .where(refused)
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(FAILURES),
  ]);
  const items = rows.map(({ at, ip, after }) => ({
    at: at.toISOString(),
    ip,
    reason: RefusalReason.safeParse(after?.reason).data ?? null,
  }));
  const [last] = items;
  const isTroubled = last !== undefined && last.at > (user.lastLoginAt?.toISOString() ?? '');
  const isPasswordWrong = last?.reason === 'INVALID_CREDENTIALS' && user.passwordHash !== null;
  return {
    key: 'failures',
    state: isTroubled ? 'notice' : 'ok',
    since: failuresSince(ctx).toISOString(),
    count,
    items,
    fix: isTroubled && isPasswordWrong ? ifActive(user, 'sendPasswordReset') : null,
  };
}

/** @param items the last mails to this person, the newest first */
export function mailCheck(user: UserRow, items: SentMail[]): SignInCheckItemOf<'mail'> {
  const newest = newestOfEachKind(items);
  const failed = newest.find(({ status }) => status === 'failed');
  const isKept = newest.some(({ status }) => status === 'kept');
  const isStuck = newest.some(({ status, lastError }) => status === 'queued' && lastError !== null);
  return {
    key: 'mail',
    state: failed !== undefined || isStuck || isKept ? 'notice' : 'ok',
    items,
    fix: failed === undefined ? null : mailFix(user, failed),
  };
}

function mailFix(user: UserRow, { kind }: SentMail): SignInFix | null {
  if (kind === 'reset-password' || kind === 'invitation') {
    return ifActive(user, passwordFix(user));
  }
  const isWanted = kind === 'verify-email' && !user.emailVerified;
  return isWanted ? ifActive(user, 'resendVerification') : null;
}

export async function sessionsCheck(
  ctx: Context,
  db: Reader,
  user: UserRow,
): Promise<SignInCheckItemOf<'sessions'>> {
  const live = await liveSessions(ctx, db, user.id);
  const lastUsedAt = live[0]?.lastUsedAt.toISOString() ?? null;
  return { key: 'sessions', state: 'ok', count: live.length, lastUsedAt, fix: null };
}

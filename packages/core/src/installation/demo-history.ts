import type { auditEvents } from '@rolecall/db/tables/audit-events';
import type { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { DAY_MS } from '../durations.ts';
import { newId } from '../ids.ts';
import { BOUNCED, demoMail, type Person } from './demo-mail.ts';

type Event = typeof auditEvents.$inferInsert;
type Mail = typeof mailJobs.$inferInsert;

const BROWSER = { session: 'demo', kind: 'web' };
const MINUTE_MS = 60_000;

/** What stands in the audit log and the mail log about made-up people, weeks of it. */
export type History = { events: Event[]; mails: Mail[] };

/**
 * Makes up what happened to people: they signed up or were invited, were mailed, signed in now and
 * then, changed a password or their name, and some were deactivated.
 * @param admin the id of who invited and deactivated
 * @param now in milliseconds
 */
export function demoHistory(people: Person[], admin: string, now: number): History {
  const history: History = { events: [], mails: [] };
  for (const [index, person] of people.entries()) {
    const from = person.createdAt.getTime();
    const by = (actorId: string, action: Event['action'], at: number, more: Partial<Event> = {}) =>
      history.events.push(event(action, actorId, person.id, at, index, more));
    const mail = (kind: Mail['kind'], at: number, more: Partial<Mail> = {}) =>
      history.mails.push(demoMail(kind, person, at, more));
    if (person.isInvited) {
      by(admin, 'user.created', from, { after: { role: person.role ?? 'user' } });
      mail('invitation', from, index % 9 === 0 ? BOUNCED : {});
      continue;
    }
    by(person.id, 'user.registered', from);
    mail('verify-email', from);
    if (person.emailVerified) by(person.id, 'user.email_verified', from + 5 * MINUTE_MS);
    const last = person.lastLoginAt?.getTime() ?? from;
    for (let at = Math.max(from, now - 60 * DAY_MS); at < last; at += gapAfter(index, at)) {
      by(person.id, 'session.started', at, { after: BROWSER });
    }
    by(person.id, 'session.started', last, { after: BROWSER });
    if (index % 11 === 0) mail('new-sign-in', last, { details: deviceOf(index) });
    if (index % 7 === 0) by(person.id, 'user.password_changed', (from + last) / 2);
    if (index % 7 === 0) mail('password-changed', (from + last) / 2);
    if (person.access === 'inactive') {
      const at = Math.min(now - MINUTE_MS, last + 2 * DAY_MS);
      const values = { before: { status: 'active' }, after: { status: 'inactive' } };
      by(admin, 'user.deactivated', at, values);
      mail('account-deactivated', at);
    }
  }
  return history;
}

/** How long until someone comes again: from a day to a week, shorter on working days. */
function gapAfter(index: number, at: number): number {
  const weekday = new Date(at).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  return ((1 + (index % 5)) * (isWeekend ? 1.4 : 0.9) + ((at / DAY_MS) % 1)) * DAY_MS;
}

/** An IP for each person (RFC 5737). */
const ipOf = (index: number) => `203.0.113.${index % 250}`;
const deviceOf = (index: number) => ({ device: 'Firefox on Windows', ip: ipOf(index) });

/** @param index gives each person an IP of their own */
export function event(
  action: Event['action'],
  actorId: string | null,
  targetId: string,
  at: number,
  index: number,
  more: Partial<Event> = {},
): Event {
  return {
    id: newId('aud', new Date(at)),
    at: new Date(at),
    action,
    actorKind: actorId === null ? 'anonymous' : 'user',
    actorId,
    targetKind: 'user',
    targetId,
    before: null,
    after: null,
    ip: ipOf(index),
    requestId: newId('req', new Date(at)),
    revertOf: null,
    ...more,
  };
}

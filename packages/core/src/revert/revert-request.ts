import { auditEvents } from '@rolecall/db/tables/audit-events';
import { BULK_MAX } from '@rolecall/schemas/bounds';
import { RevertRequestInput, RevertResult } from '@rolecall/schemas/revert';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { changeEach, changeInBatches } from '../batch/change-in-batches.ts';
import { collectOutcomes } from '../batch/collect-outcomes.ts';
import { resultOf } from '../batch/result-of.ts';
import { DomainError } from '../errors.ts';
import { unindexed } from '../paging/unindexed.ts';
import { requireRecentAuth } from '../policy.ts';
import { verb } from '../verb.ts';
import { reversibleChange } from './reversible.ts';
import { revertChange } from './revert-change.ts';
import type { MailState } from './waiting-mail.ts';

/**
 * Reverts what one request changed, the last change first, whoever made it: a bulk action is one
 * request. Each stands for itself: one that cannot be reverted says why and does not stop the others.
 */
export const revertRequest = verb(
  {
    may: 'audit:read',
    input: RevertRequestInput,
    output: RevertResult,
    refuses: ['REAUTH_REQUIRED', 'NOT_FOUND'],
  },
  async (ctx, { requestId }) => {
    const events = await ctx.readConsistent
      .select()
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.requestId, requestId),
          // What the system does has no request of its own.
          eq(auditEvents.actorKind, 'user'),
          inArray(unindexed(auditEvents.action), REVERSIBLE_EVENTS),
        ),
      )
      // Within a millisecond an id says nothing about the order; the row's number does.
      .orderBy(desc(auditEvents.at), sql`rowid desc`)
      .limit(BULK_MAX + 1);
    if (events.length === 0) throw new DomainError('NOT_FOUND');
    if (events.length > BULK_MAX) {
      const message = `This request changed more than ${BULK_MAX} users.`;
      throw new DomainError('VALIDATION_FAILED', { message, fields: { requestId: [message] } });
    }
    const changes = events.map((event) => ({ event: event.id, ...reversibleChange(event) }));
    const permissions = changes.map(({ permission }) => permission);
    requireRecentAuth(ctx, permissions);
    const targets = changes.map(({ event, userId: id }) => ({ id, event }));
    const mails = new Map<string, MailState>();
    const batches = changeInBatches(ctx, 'admin.audit.revertRequest', targets, (bulk, tx, batch) =>
      changeEach(batch, async ({ event }) => {
        mails.set(event, (await revertChange(bulk, tx, event)).mail);
        return true;
      }),
    );
    const result = resultOf(await collectOutcomes(batches, targets));
    const done = result.items.filter(({ ok }) => ok).map(({ event }) => mails.get(event));
    return {
      ...result,
      emailsCancelled: done.filter((mail) => mail === 'waiting').length,
      emailsSent: done.filter((mail) => mail === 'left').length,
    };
  },
);

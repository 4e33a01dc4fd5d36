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
import { requireRecentAuth, requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { reversibleChange } from './reversible.ts';
import { revertChange } from './revert-change.ts';

/**
 * Reverts what one request of the caller changed, the last change first: a bulk action is one
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
    const { userId } = requireUser(ctx);
    const events = await ctx.readConsistent
      .select()
      .from(auditEvents)
      .where(
        and(
          eq(auditEvents.requestId, requestId),
          eq(unindexed(auditEvents.actorId), userId),
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
    const batches = changeInBatches(ctx, 'admin.audit.revertRequest', targets, (tx, batch) =>
      changeEach(batch, async ({ event }) => {
        await revertChange(ctx, tx, event);
      }),
    );
    return resultOf(await collectOutcomes(batches, targets));
  },
);

import type { Permission } from '@rolecall/schemas/permissions';
import { RevertRequestInput, RevertResult } from '@rolecall/schemas/revert';
import { changeEach, changeInBatches } from '../batch/change-in-batches.ts';
import { collectOutcomes } from '../batch/collect-outcomes.ts';
import { resultOf } from '../batch/result-of.ts';
import { atPrimary } from '../context.ts';
import { requireRecentAuth } from '../policy.ts';
import { verb } from '../verb.ts';
import { changesOfRequest } from './changes-of-request.ts';
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
    const permissions = new Set<Permission>();
    const targets: { id: string; event: string }[] = [];
    for await (const changes of changesOfRequest(atPrimary(ctx).readConsistent, requestId)) {
      for (const { permission, userId: id, event } of changes) {
        permissions.add(permission);
        targets.push({ id, event });
      }
    }
    requireRecentAuth(ctx, [...permissions]);
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

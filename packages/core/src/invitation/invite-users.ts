import type { Transaction } from '@rolecall/db/database';
import { type InviteItem, InviteResult, InviteUsersInput } from '@rolecall/schemas/invitation';
import { consumeLimits } from '../limit/consume-limit.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { inviteBatch } from './invite-batch.ts';
import { type Listed, readList } from './read-list.ts';

/** How many are invited in one transaction, where they need not be invited together. */
const BATCH = 25;

/**
 * Invites many by their emails, and says of each what became of it. Those who can be invited are,
 * whatever is wrong with the others; or none is, where that is asked for. Sent once more, the list
 * invites whoever is left.
 */
export const inviteUsers = verb(
  {
    may: 'user:invite',
    mayAlso: ({ role }) => (role === 'admin' ? ['user:setRole'] : []),
    input: InviteUsersInput,
    output: InviteResult,
    refuses: ['REAUTH_REQUIRED'],
  },
  async (ctx, { emails, role, allOrNone }) => {
    const { actor } = ctx;
    if (actor.kind === 'user')
      await consumeLimits(ctx, [{ name: 'invite.user', by: actor.userId }]);
    const bulk = { ...ctx, isBulk: actor.kind === 'user' };
    const { listed, wrong } = readList(emails);
    const items: InviteItem[] = [...wrong];
    const isRefused = allOrNone && wrong.length > 0;
    for (const batch of batchesOf(listed, allOrNone ? listed.length : BATCH)) {
      const invite = (tx: Transaction) =>
        inviteBatch(bulk, tx, batch, { role, allOrNone }, isRefused);
      items.push(...(await transactAsActor(ctx, invite, { isLong: true })));
      await yieldToEventLoop();
    }
    const succeeded = items.filter(({ outcome }) => outcome === 'invited').length;
    return {
      items: items.sort((a, b) => a.line - b.line),
      succeeded,
      failed: items.length - succeeded,
    };
  },
);

function batchesOf(listed: Listed[], size: number): Listed[][] {
  const count = size === 0 ? 0 : Math.ceil(listed.length / size);
  return Array.from({ length: count }, (_, n) => listed.slice(n * size, (n + 1) * size));
}

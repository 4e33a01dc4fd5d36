import { DomainError } from '@rolecall/core/errors';
import { MailboxPage } from '@rolecall/schemas/dev';
import { toTrpcError } from '../errors.ts';
import { createRouter, plainProcedure } from '../trpc.ts';

/** Help for development. In production all of it answers NOT_FOUND. */
export const devRouter = createRouter({
  mailbox: plainProcedure.output(MailboxPage).query(async ({ ctx }) => {
    if (ctx.listMailbox === undefined) throw toTrpcError(new DomainError('NOT_FOUND'));
    return { items: await ctx.listMailbox() };
  }),
});

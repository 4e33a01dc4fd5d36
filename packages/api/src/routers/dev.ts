import { DomainError } from '@rolecall/core/errors';
import { MailboxPage } from '@rolecall/schemas/dev';
import { asTrpcError } from '../errors.ts';
import { createRouter, plainProcedure } from '../trpc.ts';

/** Help for development. In production all of it answers NOT_FOUND. */
export const devRouter = createRouter({
  mailbox: plainProcedure.output(MailboxPage).query(async ({ ctx }) => {
    if (ctx.listMailbox === undefined) throw asTrpcError(new DomainError('NOT_FOUND'));
    return { items: await ctx.listMailbox() };
  }),
});

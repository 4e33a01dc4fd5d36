import { DomainError } from '@rolecall/core/errors';
import { MailboxPage } from '@rolecall/schemas/dev';
import { createRouter, publicProcedure } from '../trpc.ts';

/** Help for development. In production all of it answers NOT_FOUND. */
export const devRouter = createRouter({
  mailbox: publicProcedure.output(MailboxPage).query(async ({ ctx }) => {
    if (ctx.listMailbox === undefined) throw new DomainError('NOT_FOUND');
    return { items: await ctx.listMailbox() };
  }),
});

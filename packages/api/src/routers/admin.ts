import { listAudit } from '@rolecall/core/audit/list-audit';
import { listMail } from '@rolecall/core/mail/list-mail';
import { getStats } from '@rolecall/core/stats/get-stats';
import { ListMailInput, MailPage } from '@rolecall/schemas/admin-mail';
import { AuditPage, ListAuditInput } from '@rolecall/schemas/audit';
import { Stats } from '@rolecall/schemas/stats';
import { type RestOptions, rest } from '../rest-meta.ts';
import { adminProcedure, createRouter } from '../trpc.ts';
import { adminUsersRouter } from './admin-users.ts';

const options: RestOptions = { signedIn: true, errors: ['FORBIDDEN'] };

export const adminRouter = createRouter({
  users: adminUsersRouter,
  stats: adminProcedure
    .meta(rest('GET', '/admin/stats', 'Figures', options))
    .output(Stats)
    .query(({ ctx }) => getStats(ctx.verbContext)),
  audit: createRouter({
    list: adminProcedure
      .meta(rest('GET', '/admin/audit', 'The audit log', options))
      .input(ListAuditInput)
      .output(AuditPage)
      .query(({ ctx, input }) => listAudit(ctx.verbContext, input)),
  }),
  mail: createRouter({
    list: adminProcedure
      .meta(rest('GET', '/admin/mail', 'Mails and what became of them', options))
      .input(ListMailInput)
      .output(MailPage)
      .query(({ ctx, input }) => listMail(ctx.verbContext, input)),
  }),
});

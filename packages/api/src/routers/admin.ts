import { listAudit } from '@rolecall/core/audit/list-audit';
import { revertEvent } from '@rolecall/core/audit/revert-event';
import { revertRequest } from '@rolecall/core/audit/revert-request';
import { listMail } from '@rolecall/core/mail/list-mail';
import { getStats } from '@rolecall/core/stats/get-stats';
import { ListMailInput, MailPage } from '@rolecall/schemas/admin-mail';
import { AuditPage, ListAuditInput } from '@rolecall/schemas/audit';
import { RevertEventInput, RevertRequestInput, RevertResult } from '@rolecall/schemas/revert';
import { Stats } from '@rolecall/schemas/stats';
import { User } from '@rolecall/schemas/user';
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
    revert: adminProcedure
      .meta(
        rest('POST', '/admin/audit/{id}/revert', 'Undo a change', {
          ...options,
          errors: [
            'FORBIDDEN',
            'REAUTH_REQUIRED',
            'NOT_FOUND',
            'CONFLICT',
            'SELF_TARGET',
            'LAST_ADMIN',
            'USERNAME_TAKEN',
          ],
        }),
      )
      .input(RevertEventInput)
      .output(User)
      .mutation(({ ctx, input }) => revertEvent(ctx.verbContext, input)),
    revertRequest: adminProcedure
      .meta(
        rest(
          'POST',
          '/admin/audit/requests/{requestId}/revert',
          'Undo all that a request changed',
          {
            ...options,
            errors: ['FORBIDDEN', 'REAUTH_REQUIRED', 'NOT_FOUND'],
          },
        ),
      )
      .input(RevertRequestInput)
      .output(RevertResult)
      .mutation(({ ctx, input }) => revertRequest(ctx.verbContext, input)),
  }),
  mail: createRouter({
    list: adminProcedure
      .meta(rest('GET', '/admin/mail', 'Mails and what became of them', options))
      .input(ListMailInput)
      .output(MailPage)
      .query(({ ctx, input }) => listMail(ctx.verbContext, input)),
  }),
});

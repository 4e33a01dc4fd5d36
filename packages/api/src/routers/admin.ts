import { listAudit } from '@rolecall/core/audit/list-audit';
import { getMail } from '@rolecall/core/mail/get-mail';
import { listMail } from '@rolecall/core/mail/list-mail';
import { previewRevert } from '@rolecall/core/revert/preview-revert';
import { revertEvent } from '@rolecall/core/revert/revert-event';
import { revertRequest } from '@rolecall/core/revert/revert-request';
import { listBlocked } from '@rolecall/core/sign-in-check/list-blocked';
import { getStats } from '@rolecall/core/stats/get-stats';
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';
import { adminImportsRouter } from './admin-imports.ts';
import { adminUsersRouter } from './admin-users.ts';

export const adminRouter = createRouter({
  users: adminUsersRouter,
  imports: adminImportsRouter,
  blocked: query(listBlocked, rest('GET', '/admin/blocked', 'List who can’t sign in, by cause')),
  stats: query(getStats, rest('GET', '/admin/stats', 'Get statistics')),
  audit: createRouter({
    list: query(listAudit, rest('GET', '/admin/audit', 'List audit events')),
    revert: command(revertEvent, rest('POST', '/admin/audit/{id}/revert', 'Revert a change')),
    previewRevert: query(
      previewRevert,
      rest('GET', '/admin/audit/requests/{requestId}/revert', 'Preview the revert of a request'),
    ),
    revertRequest: command(
      revertRequest,
      rest('POST', '/admin/audit/requests/{requestId}/revert', 'Revert all changes of a request'),
    ),
  }),
  mail: createRouter({
    list: query(listMail, rest('GET', '/admin/mail', 'List emails and their delivery')),
    get: query(getMail, rest('GET', '/admin/mail/{id}', 'Get an email and its content')),
  }),
});

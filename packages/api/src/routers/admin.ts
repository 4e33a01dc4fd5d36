import { listAudit } from '@rolecall/core/audit/list-audit';
import { getMail } from '@rolecall/core/mail/get-mail';
import { listMail } from '@rolecall/core/mail/list-mail';
import { previewRevert } from '@rolecall/core/revert/preview-revert';
import { revertEvent } from '@rolecall/core/revert/revert-event';
import { revertRequest } from '@rolecall/core/revert/revert-request';
import { listBlocked } from '@rolecall/core/sign-in-check/list-blocked';
import { getStats } from '@rolecall/core/stats/get-stats';
import { get, post } from '../routes.ts';
import { createRouter } from '../trpc.ts';
import { adminImportsRouter } from './admin-imports.ts';
import { adminUsersRouter } from './admin-users.ts';

export const adminRouter = createRouter({
  users: adminUsersRouter,
  imports: adminImportsRouter,
  blocked: get(listBlocked, '/admin/blocked', 'List who can’t sign in, by cause'),
  stats: get(getStats, '/admin/stats', 'Get statistics'),
  audit: createRouter({
    list: get(listAudit, '/admin/audit', 'List audit events'),
    revert: post(revertEvent, '/admin/audit/{id}/revert', 'Revert a change'),
    previewRevert: get(
      previewRevert,
      '/admin/audit/requests/{requestId}/revert',
      'Preview the revert of a request',
    ),
    revertRequest: post(
      revertRequest,
      '/admin/audit/requests/{requestId}/revert',
      'Revert all changes of a request',
    ),
  }),
  mail: createRouter({
    list: get(listMail, '/admin/mail', 'List emails and their delivery'),
    get: get(getMail, '/admin/mail/{id}', 'Get an email and its content'),
  }),
});

import { PASSWORD } from '@rolecall/testkit/people';
import {
  all,
  type Input,
  missing,
  mutation,
  OWN,
  type ProcedureRow,
  query,
} from './procedure-row.ts';

const empty: Input = () => ({});
const byId: Input = (id) => ({ id });
const rename: Input = (id) => ({ id, firstName: 'New' });
const newEmail = () => `${crypto.randomUUID()}@example.com`;

const noImport = (more: object = {}) => ({
  input: () => ({ id: 'imp_nothing', ...more }),
  statuses: { admin: 404 },
});

/** The contract: each procedure, who may call it, its route in REST and an example of its input. */
export const PROCEDURES: Record<string, ProcedureRow> = {
  'auth.register': mutation('anyone', 'post /auth/register'),
  'auth.login': mutation('anyone', 'post /auth/login'),
  'auth.createSession': mutation('anyone'),
  'auth.registerSession': mutation('anyone'),
  'auth.refresh': mutation('anyone', 'post /auth/refresh'),
  'auth.logout': mutation('user', 'post /auth/logout', { endsSession: true }),
  'auth.logoutAll': mutation('user', 'post /auth/logout-all', { endsSession: true }),
  'auth.forgotPassword': mutation('anyone', 'post /auth/forgot-password'),
  'auth.resetPassword': mutation('anyone', 'post /auth/reset-password'),
  'auth.verifyEmail': mutation('anyone', 'post /auth/verify-email'),
  'auth.acceptInvitation': mutation('anyone', 'post /auth/accept-invitation'),
  'auth.acceptInvitationSession': mutation('anyone'),
  'auth.inspectLink': query('anyone'),
  'auth.resendVerification': mutation('anyone', 'post /auth/resend-verification'),
  'auth.reauthenticate': mutation('user', 'post /auth/reauthenticate', {
    input: () => ({ password: PASSWORD }),
  }),
  'auth.setup': mutation('anyone'),
  'user.dashboard': query('user', 'get /user/dashboard'),
  'user.me': query('user', 'get /users/me'),
  'user.updateProfile': mutation('user', 'patch /users/me', {
    input: () => ({ firstName: 'New' }),
  }),
  'user.changePassword': mutation('user', 'put /users/me/password', {
    input: () => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD} again` }),
    endsSession: true,
  }),
  'user.requestEmailChange': mutation('user', 'post /users/me/email', {
    input: () => ({ newEmail: newEmail(), password: PASSWORD }),
  }),
  'user.confirmEmailChange': mutation('anyone', 'post /users/me/email/confirm'),
  'user.sessions': query('user', 'get /users/me/sessions'),
  'user.revokeSession': mutation('user', 'delete /users/me/sessions/{id}', {
    ...missing({ id: 'ses_00000000000000000000000000' }),
    endsSession: true,
  }),
  'user.revokeOtherSessions': mutation('user', 'delete /users/me/sessions'),
  'user.exportData': query('user', 'get /users/me/export'),
  'user.deleteAccount': mutation('user', 'post /users/me/delete', {
    input: () => ({ password: PASSWORD }),
    statuses: { admin: 409 },
    endsSession: true,
  }),
  'user.get': query('user', 'get /users/{id}', { input: byId, statuses: OWN }),
  'user.update': mutation('user', 'patch /users/{id}', { input: rename, statuses: OWN }),
  'admin.users.list': query('admin', 'get /admin/users', { input: empty }),
  'admin.users.find': query('admin', 'get /admin/users/find', { input: (id) => ({ user: id }) }),
  'admin.users.get': query('admin', 'get /admin/users/{id}', { input: byId }),
  'admin.users.create': mutation('admin', 'post /admin/users', {
    input: () => ({ email: newEmail() }),
  }),
  'admin.users.invite': mutation('admin', 'post /admin/users/invitations', {
    input: () => ({ emails: [newEmail()] }),
  }),
  // For who was invited, which this user was not.
  'admin.users.resendInvitation': mutation('admin', 'post /admin/users/{id}/invitation', {
    input: byId,
    statuses: { admin: 409 },
  }),
  'admin.users.invitationLink': mutation('admin', 'put /admin/users/{id}/invitation', {
    input: byId,
    statuses: { admin: 409 },
  }),
  'admin.users.revokeInvitation': mutation('admin', 'delete /admin/users/{id}/invitation', {
    input: byId,
    statuses: { admin: 409 },
  }),
  'admin.users.update': mutation('admin', 'patch /admin/users/{id}', { input: rename }),
  'admin.users.setRole': mutation('admin', 'put /admin/users/{id}/role', {
    input: (id) => ({ id, role: 'user' }),
  }),
  'admin.users.activate': mutation('admin', 'put /admin/users/{id}/activate', { input: byId }),
  'admin.users.deactivate': mutation('admin', 'put /admin/users/{id}/deactivate', { input: byId }),
  'admin.users.delete': mutation('admin', 'delete /admin/users/{id}', { input: byId }),
  'admin.users.bulk': mutation('admin', 'post /admin/users/bulk', {
    input: (id) => ({ action: 'activate', ids: [id] }),
  }),
  'admin.users.preview': mutation('admin', 'post /admin/users/bulk/preview', {
    input: (id) => ({ action: 'activate', ids: [id] }),
  }),
  'admin.users.sessions': query('admin', 'get /admin/users/{id}/sessions', { input: byId }),
  'admin.users.revokeSessions': mutation('admin', 'delete /admin/users/{id}/sessions', {
    input: byId,
    endsSession: true,
  }),
  'admin.users.sendPasswordReset': mutation('admin', 'post /admin/users/{id}/password-reset', {
    input: byId,
  }),
  'admin.users.resendVerification': mutation('admin', 'post /admin/users/{id}/verification', {
    input: byId,
  }),
  'admin.users.diagnose': query('admin', 'get /admin/users/{id}/sign-in-check', { input: byId }),
  'admin.users.clearThrottle': mutation('admin', 'delete /admin/users/{id}/throttle', {
    input: byId,
  }),
  'admin.users.resumeMail': mutation('admin', 'delete /admin/users/{id}/mail-stop', {
    input: byId,
  }),
  'admin.users.export': query('admin', 'get /admin/users.csv', { input: empty }),
  'admin.blocked': query('admin', 'get /admin/blocked', { input: empty }),
  'admin.stats': query('admin', 'get /admin/stats'),
  'admin.audit.list': query('admin', 'get /admin/audit', { input: empty }),
  'admin.audit.revert': mutation('admin', 'post /admin/audit/{id}/revert', {
    input: () => ({ id: 'aud_nothing' }),
    statuses: { admin: 404 },
  }),
  'admin.audit.previewRevert': query('admin', 'get /admin/audit/requests/{requestId}/revert', {
    input: () => ({ requestId: 'req_nothing' }),
    statuses: { admin: 404 },
  }),
  'admin.audit.revertRequest': mutation('admin', 'post /admin/audit/requests/{requestId}/revert', {
    input: () => ({ requestId: 'req_nothing' }),
    statuses: { admin: 404 },
  }),
  'admin.mail.list': query('admin', 'get /admin/mail', { input: empty }),
  'admin.mail.get': query('admin', 'get /admin/mail/{id}', {
    input: () => ({ id: 'mail_nothing' }),
    statuses: { admin: 404 },
  }),
  'admin.imports.list': query('admin', 'get /admin/imports', { input: empty }),
  'admin.imports.hashes': query('admin', 'get /admin/imports/hashes'),
  'admin.imports.get': query('admin', 'get /admin/imports/{id}', noImport()),
  'admin.imports.create': mutation('admin', 'post /admin/imports', {
    input: () => ({ fileName: 'users.csv' }),
  }),
  'admin.imports.append': mutation(
    'admin',
    'post /admin/imports/{id}/file',
    noImport({ offset: 0, data: 'YQ==' }),
  ),
  'admin.imports.plan': mutation('admin', 'post /admin/imports/{id}/preview', noImport()),
  'admin.imports.prove': mutation(
    'admin',
    'post /admin/imports/{id}/prove',
    noImport({ email: 'ada@example.com', password: PASSWORD }),
  ),
  'admin.imports.start': mutation(
    'admin',
    'post /admin/imports/{id}/apply',
    noImport({ planVersion: 'none' }),
  ),
  'admin.imports.undo': mutation('admin', 'post /admin/imports/{id}/undo', noImport()),
  'admin.imports.stop': mutation('admin', 'post /admin/imports/{id}/stop', noImport()),
  'admin.imports.discard': mutation('admin', 'delete /admin/imports/{id}', noImport()),
  'admin.imports.result': query('admin', 'get /admin/imports/{id}/result', noImport()),
  'post.list': query('user', 'get /posts', { input: empty }),
  'post.get': query('user', 'get /posts/{id}', missing({ id: 'pst_nothing' })),
  'post.create': mutation('user', 'post /posts', {
    input: () => ({ title: crypto.randomUUID(), content: 'x' }),
  }),
  'post.update': mutation(
    'user',
    'patch /posts/{id}',
    missing({ id: 'pst_nothing', content: 'x' }),
  ),
  'post.delete': mutation('user', 'delete /posts/{id}', missing({ id: 'pst_nothing' })),
  'comment.list': query('user', 'get /posts/{postId}/comments', missing({ postId: 'pst_nothing' })),
  'comment.create': mutation(
    'user',
    'post /posts/{postId}/comments',
    missing({ postId: 'pst_nothing', content: 'x' }),
  ),
  'comment.update': mutation(
    'user',
    'patch /comments/{id}',
    missing({ id: 'cmt_nothing', content: 'x' }),
  ),
  'comment.delete': mutation('user', 'delete /comments/{id}', missing({ id: 'cmt_nothing' })),
  'dev.mailbox': query('anyone', undefined, { statuses: all(200) }),
};

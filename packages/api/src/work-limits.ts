import { CREDENTIAL_LIMITS, type LimitName } from '@rolecall/core/limits';

type WorkLimit = {
  /** Counted by each process, by the person who calls, before the call runs. */
  person?: LimitName;
  /** Counted in the database, for all nodes, by the verb itself when it is about to do the work. */
  verb?: LimitName[];
};

/** Reads a fixed number of rows by their keys. */
const lookup: WorkLimit = { person: 'lookup.user' };
/** Reads a page, or what many rows come to: lists, searches and previews share one budget. */
const list: WorkLimit = { person: 'list.user' };
const write: WorkLimit = { person: 'write.user' };

const writeWithin = (...verb: LimitName[]): WorkLimit => ({ ...write, verb });
const within = (...verb: LimitName[]): WorkLimit => ({ verb });

const signIn = within(...CREDENTIAL_LIMITS);
const provesPassword = writeWithin('reauthenticate.session', 'wrongPassword.session');

/**
 * What limits the work that one caller can make of each procedure. Calls of a batch are counted one
 * by one. Why it is counted where it is: docs/decisions/016.
 */
export const WORK_LIMITS: Readonly<Record<string, WorkLimit>> = {
  'auth.register': within('register.address', 'notice.account'),
  'auth.registerSession': within('register.address', 'notice.account'),
  'auth.login': signIn,
  'auth.createSession': signIn,
  'auth.refresh': within('refresh.session'),
  'auth.logout': write,
  'auth.logoutAll': write,
  'auth.forgotPassword': within('forgot.address', 'forgot.account'),
  'auth.resetPassword': within('token.address'),
  'auth.verifyEmail': within('token.address', ...CREDENTIAL_LIMITS),
  'auth.acceptInvitation': within('token.address'),
  'auth.acceptInvitationSession': within('token.address'),
  // Two look-ups by key: each process counts them.
  'auth.inspectLink': within('link.address'),
  'auth.resendVerification': within('resend.address', 'resend.account'),
  'auth.reauthenticate': provesPassword,
  'auth.setup': within('token.address'),
  'user.dashboard': lookup,
  'user.me': lookup,
  'user.get': lookup,
  'user.sessions': list,
  'user.updateProfile': writeWithin('profile.user'),
  'user.update': writeWithin('profile.user'),
  'user.changePassword': provesPassword,
  'user.requestEmailChange': writeWithin(
    'reauthenticate.session',
    'wrongPassword.session',
    'changeEmail.account',
    'notice.account',
  ),
  'user.confirmEmailChange': within('token.address'),
  'user.revokeSession': write,
  'user.revokeOtherSessions': write,
  'user.exportData': writeWithin('export.user'),
  'user.deleteAccount': provesPassword,
  'post.list': list,
  'post.get': lookup,
  'post.create': writeWithin('post.user'),
  'post.update': write,
  'post.delete': write,
  'comment.list': list,
  'comment.create': writeWithin('comment.user'),
  'comment.update': write,
  'comment.delete': write,
  'admin.users.list': list,
  'admin.users.find': lookup,
  'admin.users.get': list,
  'admin.users.create': { person: 'createUser.user' },
  'admin.users.invite': { person: 'bulk.user', verb: ['invite.user'] },
  'admin.users.resendInvitation': writeWithin('adminReset.account'),
  'admin.users.invitationLink': write,
  'admin.users.revokeInvitation': write,
  'admin.users.update': write,
  'admin.users.setRole': write,
  'admin.users.activate': write,
  'admin.users.deactivate': write,
  'admin.users.delete': write,
  'admin.users.bulk': { person: 'bulk.user' },
  'admin.users.preview': list,
  'admin.users.sessions': list,
  'admin.users.revokeSessions': write,
  'admin.users.sendPasswordReset': writeWithin('adminReset.account'),
  'admin.users.resendVerification': writeWithin('adminResend.account'),
  'admin.users.diagnose': list,
  'admin.users.clearThrottle': write,
  'admin.users.resumeMail': write,
  'admin.users.export': writeWithin('usersExport.user'),
  'admin.blocked': list,
  'admin.stats': list,
  'admin.audit.list': list,
  'admin.audit.revert': write,
  'admin.audit.previewRevert': list,
  'admin.audit.revertRequest': { person: 'bulk.user' },
  'admin.mail.list': list,
  'admin.mail.get': lookup,
  'admin.imports.list': list,
  'admin.imports.hashes': list,
  'admin.imports.get': lookup,
  'admin.imports.create': write,
  'admin.imports.append': { person: 'upload.user' },
  'admin.imports.plan': { person: 'bulk.user' },
  'admin.imports.prove': writeWithin('proveImport.user'),
  'admin.imports.start': { person: 'bulk.user' },
  'admin.imports.undo': { person: 'bulk.user' },
  'admin.imports.stop': write,
  'admin.imports.discard': write,
  'admin.imports.result': { person: 'bulk.user' },
  // Only where there is a local mailbox, which production refuses.
  'dev.mailbox': {},
};

/** What a person's call of a procedure is counted as, by each process. */
export function workLimitOf(procedure: string): LimitName {
  const name = WORK_LIMITS[procedure]?.person;
  if (name === undefined) throw new Error(`${procedure} has no row in WORK_LIMITS.`);
  return name;
}

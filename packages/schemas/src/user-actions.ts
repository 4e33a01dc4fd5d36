import type { AuditAction } from './audit-actions.ts';
import type { Permission } from './permissions.ts';
import type { SettableStatus } from './user.ts';
import { type EditableField, fieldsOf } from './user-fields.ts';

/** Something that can be done to a user. */
export type UserActionRow = {
  permission: Permission;
  /** The fields of the user that it changes. */
  changes: readonly EditableField[];
  /** What it sets them to, where the action itself says so. */
  sets?: { status?: SettableStatus; emailVerified?: true };
  /** What the audit log calls it. */
  event: AuditAction;
  /** Whether what was before can be put back from the audit log. */
  isReversible: boolean;
  /** Whether it can be done to many at once. */
  isBulk: boolean;
  /** Whether one may do it to oneself. `alone`: on purpose, neither as one of many nor by a revert. */
  toSelf: 'yes' | 'alone' | 'no';
};

/** What can be done to a user: the server enforces with this table, pages and the reference read it. */
export const USER_ACTIONS = {
  edit: {
    permission: 'user:updateProfile',
    changes: fieldsOf('profile'),
    event: 'user.profile_updated',
    isReversible: true,
    isBulk: false,
    toSelf: 'yes',
  },
  changeEmail: {
    permission: 'user:setEmail',
    changes: fieldsOf('email'),
    event: 'user.email_changed',
    isReversible: false,
    isBulk: false,
    toSelf: 'yes',
  },
  verifyEmail: {
    permission: 'user:setEmail',
    changes: ['emailVerified'],
    sets: { emailVerified: true },
    event: 'user.email_changed',
    isReversible: false,
    isBulk: false,
    toSelf: 'yes',
  },
  activate: {
    permission: 'user:setStatus',
    changes: fieldsOf('status'),
    sets: { status: 'active' },
    event: 'user.activated',
    isReversible: true,
    isBulk: true,
    toSelf: 'yes',
  },
  deactivate: {
    permission: 'user:setStatus',
    changes: fieldsOf('status'),
    sets: { status: 'inactive' },
    event: 'user.deactivated',
    isReversible: true,
    isBulk: true,
    toSelf: 'no',
  },
  setRole: {
    permission: 'user:setRole',
    changes: fieldsOf('role'),
    event: 'user.role_changed',
    isReversible: true,
    isBulk: true,
    toSelf: 'alone',
  },
  sendPasswordReset: {
    permission: 'user:sendPasswordReset',
    changes: [],
    event: 'user.password_reset_sent',
    isReversible: false,
    isBulk: true,
    toSelf: 'yes',
  },
  resendVerification: {
    permission: 'user:resendVerification',
    changes: [],
    event: 'user.verification_requested',
    isReversible: false,
    isBulk: true,
    toSelf: 'yes',
  },
  resendInvitation: {
    permission: 'user:invite',
    changes: [],
    event: 'user.invitation_sent',
    isReversible: false,
    isBulk: true,
    toSelf: 'yes',
  },
  revokeInvitation: {
    permission: 'user:invite',
    changes: [],
    event: 'user.invitation_revoked',
    isReversible: false,
    isBulk: false,
    toSelf: 'yes',
  },
  clearThrottle: {
    permission: 'user:clearThrottle',
    changes: [],
    event: 'user.throttle_cleared',
    isReversible: false,
    isBulk: true,
    toSelf: 'yes',
  },
  resumeMail: {
    permission: 'user:resumeMail',
    changes: [],
    event: 'user.mail_resumed',
    isReversible: false,
    isBulk: false,
    toSelf: 'yes',
  },
  revokeSessions: {
    permission: 'user:setStatus',
    changes: [],
    event: 'session.ended',
    isReversible: false,
    isBulk: true,
    toSelf: 'yes',
  },
  delete: {
    permission: 'user:delete',
    changes: [],
    event: 'user.deleted',
    isReversible: false,
    isBulk: true,
    toSelf: 'no',
  },
} as const satisfies Record<string, UserActionRow>;

export type UserActionKey = keyof typeof USER_ACTIONS;

type Table = typeof USER_ACTIONS;
export type BulkActionKey = {
  [Key in UserActionKey]: Table[Key]['isBulk'] extends true ? Key : never;
}[UserActionKey];

/** The row of an action, whichever it is. */
export const userAction = (key: UserActionKey): UserActionRow => USER_ACTIONS[key];

const isUserAction = (key: string): key is UserActionKey => Object.hasOwn(USER_ACTIONS, key);
const isBulkAction = (key: UserActionKey): key is BulkActionKey => USER_ACTIONS[key].isBulk;

export const USER_ACTION_KEYS = Object.keys(USER_ACTIONS).filter(isUserAction);
export const BULK_ACTION_KEYS = USER_ACTION_KEYS.filter(isBulkAction);

/** The audit events of what can be reverted. */
export const REVERSIBLE_EVENTS: readonly string[] = USER_ACTION_KEYS.map(userAction)
  .filter(({ isReversible }) => isReversible)
  .map(({ event }) => event);

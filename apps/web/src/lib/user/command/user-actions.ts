import type { Role } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';
import { displayName } from '../labels.ts';

type Confirmation = {
  title: string;
  /** What follows from it, in a sentence or two. */
  text: string;
  /** What has to be typed first, where nothing takes it back. */
  typed?: string;
};

/** Something an administrator does to one user. */
export type UserAction = {
  key: string;
  label: string;
  tone: 'neutral' | 'danger';
  /** The form action of the user's page that does it, and the fields it takes. */
  formAction: string;
  fields: { role?: Role };
  isOffered: (user: User, isSelf: boolean) => boolean;
  /** What to ask before; without it, the action is done at once. */
  confirm?: (user: User) => Confirmation;
};

/** Declared once: row menu, user page, bulk bar and command palette offer the same. */
export const USER_ACTIONS: readonly UserAction[] = [
  {
    key: 'activate',
    label: 'Activate',
    tone: 'neutral',
    formAction: 'activate',
    fields: {},
    isOffered: ({ status }) => status === 'inactive',
  },
  {
    key: 'makeAdmin',
    label: 'Make administrator',
    tone: 'neutral',
    formAction: 'setRole',
    fields: { role: 'admin' },
    isOffered: ({ role }) => role === 'user',
    confirm: (user) => ({
      title: `Make ${displayName(user)} an administrator?`,
      text: 'Administrators see and manage every account, yours included.',
    }),
  },
  {
    key: 'makeUser',
    label: 'Remove administrator role',
    tone: 'neutral',
    formAction: 'setRole',
    fields: { role: 'user' },
    isOffered: ({ role }, isSelf) => role === 'admin' && !isSelf,
    confirm: (user) => ({
      title: `Remove the administrator role from ${displayName(user)}?`,
      text: 'They are signed out everywhere, and see their own account only from then on.',
    }),
  },
  {
    key: 'sendPasswordReset',
    label: 'Send link to set a password',
    tone: 'neutral',
    formAction: 'sendPasswordReset',
    fields: {},
    isOffered: ({ status }) => status === 'active',
  },
  {
    key: 'resendVerification',
    label: 'Send confirmation link',
    tone: 'neutral',
    formAction: 'resendVerification',
    fields: {},
    isOffered: ({ status, emailVerified }) => status === 'active' && !emailVerified,
  },
  {
    key: 'verifyEmail',
    label: 'Count address as confirmed',
    tone: 'neutral',
    formAction: 'verifyEmail',
    fields: {},
    isOffered: ({ emailVerified }) => !emailVerified,
    confirm: (user) => ({
      title: `Count the address of ${displayName(user)} as confirmed?`,
      text: `Only when you know that ${user.email} is theirs: links to choose a new password are mailed there.`,
    }),
  },
  {
    key: 'clearThrottle',
    label: 'Let them try again at once',
    tone: 'neutral',
    formAction: 'clearThrottle',
    fields: {},
    // Only the sign-in check knows who has to wait.
    isOffered: () => false,
  },
  {
    key: 'revokeSessions',
    label: 'Sign out everywhere',
    tone: 'neutral',
    formAction: 'revokeSessions',
    fields: {},
    isOffered: (_, isSelf) => !isSelf,
    confirm: (user) => ({
      title: `Sign ${displayName(user)} out everywhere?`,
      text: 'Every session ends at once, in browsers and apps. They can sign in again.',
    }),
  },
  {
    key: 'deactivate',
    label: 'Deactivate',
    tone: 'danger',
    formAction: 'deactivate',
    fields: {},
    isOffered: ({ status }, isSelf) => status === 'active' && !isSelf,
    confirm: (user) => ({
      title: `Deactivate ${displayName(user)}?`,
      text: 'Every session ends at once and new sign-ins are refused. Nothing is deleted, and the account can be activated again.',
    }),
  },
  {
    key: 'delete',
    label: 'Delete',
    tone: 'danger',
    formAction: 'delete',
    fields: {},
    isOffered: (_, isSelf) => !isSelf,
    confirm: (user) => ({
      title: `Delete ${displayName(user)}?`,
      text: 'The account and everything it owns are deleted. Nobody can undo this.',
      typed: user.email,
    }),
  },
];

/** What can be done to somebody as they are now. */
export function actionsFor(user: User, isSelf: boolean): UserAction[] {
  return USER_ACTIONS.filter(({ isOffered }) => isOffered(user, isSelf));
}

/** The action that a form asks for, when it is a declared one. */
export function actionOf(formAction: string, role: unknown): UserAction | undefined {
  return USER_ACTIONS.find(
    (action) =>
      action.formAction === formAction &&
      (action.fields.role === undefined || action.fields.role === role),
  );
}

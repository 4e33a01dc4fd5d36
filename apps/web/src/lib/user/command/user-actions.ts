import { displayEmail } from '@rolecall/schemas/display-email';
import type { Role } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';
import type { UserActionKey } from '@rolecall/schemas/user-actions';
import { displayName } from '../display-name.ts';

type Confirmation = {
  title: string;
  /** What follows from it, in a sentence or two. */
  text: string;
  /** What has to be typed first, where nothing takes it back. */
  typed?: string;
};

/** How the pages show something that can be done to a user. What it takes is in the table. */
export type UserAction = {
  key: string;
  /** What it does, by the table; the form action of the user's page is called the same. */
  does: UserActionKey;
  label: string;
  tone: 'neutral' | 'danger';
  /** The fields that the form action takes. */
  fields: { role?: Role };
  /** Whether it would change anything for someone as they are now. */
  isOffered: (user: User) => boolean;
  /** What to ask before; without it, the action is done at once. */
  confirm?: (user: User) => Confirmation;
};

/** Something that is called as what it does, harmless and without fields unless `more` says so. */
function action(
  does: UserActionKey,
  label: string,
  isOffered: UserAction['isOffered'],
  more: Partial<UserAction> = {},
): UserAction {
  return { key: does, does, label, tone: 'neutral', fields: {}, isOffered, ...more };
}

/** Declared once: row menu, user page, bulk bar and command palette offer the same. */
export const USER_ACTIONS: readonly UserAction[] = [
  action('activate', 'Activate', ({ status }) => status === 'inactive'),
  action('setRole', 'Make admin', ({ role }) => role === 'user', {
    key: 'makeAdmin',
    fields: { role: 'admin' },
    confirm: (user) => ({
      title: `Make ${displayName(user)} an admin?`,
      text: 'Admins can manage all accounts, including yours.',
    }),
  }),
  action('setRole', 'Remove admin role', ({ role }) => role === 'admin', {
    key: 'makeUser',
    fields: { role: 'user' },
    confirm: (user) => ({
      title: `Remove the admin role from ${displayName(user)}?`,
      text: 'They’ll be signed out everywhere and can only see their own account.',
    }),
  }),
  action('resendInvitation', 'Resend invitation', ({ status }) => status === 'invited'),
  action('revokeInvitation', 'Revoke invitation', ({ status }) => status === 'invited', {
    tone: 'danger',
    confirm: (user) => ({
      title: `Revoke the invitation of ${displayName(user)}?`,
      text: `The link sent to ${displayEmail(user.email)} stops working, and the account, which has never been used, is deleted. You can invite them again.`,
    }),
  }),
  action('sendPasswordReset', 'Send password reset', ({ status }) => status === 'active'),
  action(
    'resendVerification',
    'Resend verification',
    ({ status, emailVerified }) => status === 'active' && !emailVerified,
  ),
  action(
    'verifyEmail',
    'Mark email as verified',
    ({ status, emailVerified }) => status !== 'invited' && !emailVerified,
    {
      confirm: (user) => ({
        title: `Mark the email of ${displayName(user)} as verified?`,
        text: `Do this only if you’re sure ${displayEmail(user.email)} is theirs: password reset links are sent there.`,
      }),
    },
  ),
  // Only the sign-in check knows who has to wait.
  action('clearThrottle', 'Clear lockout', () => false),
  action('revokeSessions', 'Sign out everywhere', ({ status }) => status !== 'invited', {
    confirm: (user) => ({
      title: `Sign ${displayName(user)} out everywhere?`,
      text: 'They’ll be signed out of all browsers and apps. They can sign in again.',
    }),
  }),
  action('deactivate', 'Deactivate', ({ status }) => status !== 'inactive', {
    tone: 'danger',
    confirm: (user) => ({
      title: `Deactivate ${displayName(user)}?`,
      text:
        user.status === 'invited'
          ? 'Their invitation stops working. Nothing is deleted, and you can activate the account again.'
          : 'They’ll be signed out everywhere and can’t sign in. Nothing is deleted, and you can activate the account again.',
    }),
  }),
  action('delete', 'Delete', () => true, {
    tone: 'danger',
    confirm: (user) => ({
      title: `Delete ${displayName(user)}?`,
      text: 'The account and everything it owns are deleted. This can’t be undone.',
      typed: displayEmail(user.email),
    }),
  }),
];

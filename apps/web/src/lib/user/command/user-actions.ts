import { displayEmail } from '@rolecall/schemas/display-email';
import type { Role } from '@rolecall/schemas/permissions';
import type { User } from '@rolecall/schemas/user';
import type { UserActionKey } from '@rolecall/schemas/user-actions';
import { actionTexts as texts } from '../../texts/users/actions.ts';
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

type Words = { title: (name: string) => string; text: string | ((email: string) => string) };

/** Asks about someone by name, and says what follows. */
const asking =
  ({ title, text }: Words) =>
  (user: User): Confirmation => ({
    title: title(displayName(user)),
    text: typeof text === 'string' ? text : text(displayEmail(user.email)),
  });

/** Declared once: row menu, user page, bulk bar and command palette offer the same. */
export const USER_ACTIONS: readonly UserAction[] = [
  action('activate', texts.activate.label, ({ status }) => status === 'inactive'),
  action('setRole', texts.makeAdmin.label, ({ role }) => role === 'user', {
    key: 'makeAdmin',
    fields: { role: 'admin' },
    confirm: asking(texts.makeAdmin),
  }),
  action('setRole', texts.makeUser.label, ({ role }) => role === 'admin', {
    key: 'makeUser',
    fields: { role: 'user' },
    confirm: asking(texts.makeUser),
  }),
  action('resendInvitation', texts.resendInvitation.label, ({ status }) => status === 'invited'),
  action('revokeInvitation', texts.revokeInvitation.label, ({ status }) => status === 'invited', {
    tone: 'danger',
    confirm: asking(texts.revokeInvitation),
  }),
  action('sendPasswordReset', texts.sendPasswordReset.label, ({ status }) => status === 'active'),
  action(
    'resendVerification',
    texts.resendVerification.label,
    ({ status, emailVerified }) => status === 'active' && !emailVerified,
  ),
  action(
    'verifyEmail',
    texts.verifyEmail.label,
    ({ status, emailVerified }) => status !== 'invited' && !emailVerified,
    { confirm: asking(texts.verifyEmail) },
  ),
  // Only the sign-in check knows who has to wait.
  action('clearThrottle', texts.clearThrottle.label, () => false),
  // Only the header of their page knows whose emails are stopped.
  action('resumeMail', texts.resumeMail.label, () => false),
  action('revokeSessions', texts.revokeSessions.label, ({ status }) => status !== 'invited', {
    confirm: asking(texts.revokeSessions),
  }),
  action('deactivate', texts.deactivate.label, ({ status }) => status !== 'inactive', {
    tone: 'danger',
    confirm: (user) => ({
      title: texts.deactivate.title(displayName(user)),
      text: user.status === 'invited' ? texts.deactivate.invited : texts.deactivate.text,
    }),
  }),
  action('delete', texts.delete.label, () => true, {
    tone: 'danger',
    confirm: (user) => ({ ...asking(texts.delete)(user), typed: displayEmail(user.email) }),
  }),
];

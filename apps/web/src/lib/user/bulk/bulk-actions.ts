import { counted } from '@rolecall/schemas/counted';
import type { UserStatus } from '@rolecall/schemas/user';
import { BULK_ACTION_KEYS, type BulkActionKey, userAction } from '@rolecall/schemas/user-actions';
import type { Viewer } from '../command/actions-for.ts';
import { USER_ACTIONS, type UserAction } from '../command/user-actions.ts';

/** The words that an action on one user needs to be one on many. */
type Many = {
  title: (count: number) => string;
  /** What follows from it. */
  text: string;
  /** What is to be done, and of how many that it is so already: `67 to deactivate. 5 already are.` */
  toDo: string;
  already: (count: number) => string;
  /** While it runs, and when it is done: `12 users deactivated`. */
  doing: string;
  done: string;
  /** The number has to be typed first. */
  isTyped?: true;
};

/** Something an administrator does to many users at once. */
export type BulkAction = Pick<UserAction, 'key' | 'label' | 'tone' | 'fields'> &
  Many & {
    does: BulkActionKey;
    isReversible: boolean;
  };

const are = (count: number) => (count === 1 ? 'is' : 'are');
const have = (count: number) => (count === 1 ? 'has it' : 'have it');
const users = (count: number) => counted(count, 'user');

/** By the key of the action. */
const MANY: Record<string, Many> = {
  activate: {
    title: (count) => `Activate ${users(count)}?`,
    text: 'They can sign in again. Sessions they had before stay ended.',
    toDo: 'to activate',
    already: are,
    doing: 'Activating',
    done: 'activated',
  },
  resendInvitation: {
    title: (count) => `Resend ${counted(count, 'invitation')}?`,
    text: 'Each gets an email with a new link; earlier links stop working. Users who have accepted are skipped.',
    toDo: 'to invite again',
    already: (count) => (count === 1 ? 'has an account' : 'have an account'),
    doing: 'Inviting',
    done: 'invited again',
  },
  makeAdmin: {
    title: (count) => `Make ${users(count)} admin${count === 1 ? '' : 's'}?`,
    text: 'Admins can manage all accounts, including yours.',
    toDo: 'to make admin',
    already: are,
    doing: 'Changing the role',
    done: 'set to the admin role',
  },
  makeUser: {
    title: (count) => `Remove the admin role from ${users(count)}?`,
    text: 'Admins among them will be signed out everywhere and can only see their own account.',
    toDo: 'to set to the user role',
    already: have,
    doing: 'Changing the role',
    done: 'set to the user role',
  },
  revokeSessions: {
    title: (count) => `Sign ${users(count)} out everywhere?`,
    text: 'They’ll be signed out of all browsers and apps. They can sign in again.',
    toDo: 'to sign out',
    already: are,
    doing: 'Signing out',
    done: 'signed out',
  },
  deactivate: {
    title: (count) => `Deactivate ${users(count)}?`,
    text: 'They’ll be signed out everywhere and can’t sign in. Nothing is deleted, and you can activate the accounts again.',
    toDo: 'to deactivate',
    already: are,
    doing: 'Deactivating',
    done: 'deactivated',
  },
  delete: {
    title: (count) => `Delete ${users(count)}?`,
    text: 'The accounts and everything they own are deleted. This can’t be undone. Deactivating can.',
    toDo: 'to delete',
    already: are,
    doing: 'Deleting',
    done: 'deleted',
    isTyped: true,
  },
};

/** Named, coloured and ordered as the actions on one user are. */
export const BULK_ACTIONS: readonly BulkAction[] = USER_ACTIONS.flatMap((action) => {
  const does = BULK_ACTION_KEYS.find((key) => key === action.does);
  const many = MANY[action.key];
  if (does === undefined || many === undefined) return [];
  return [{ ...action, ...many, does, isReversible: userAction(does).isReversible }];
});

/** Those that someone may do to many. @param status that all in the list have */
export function bulkActionsFor(
  { allowed }: Pick<Viewer, 'allowed'>,
  status: UserStatus | undefined,
): BulkAction[] {
  return BULK_ACTIONS.filter(
    ({ does }) => allowed.includes(does) && (does !== 'resendInvitation' || status === 'invited'),
  );
}

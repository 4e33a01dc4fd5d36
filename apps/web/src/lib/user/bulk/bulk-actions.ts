import { counted } from '../../format.ts';
import { USER_ACTIONS, type UserAction } from '../command/user-actions.ts';
import type { BulkRequest } from './bulk-request.ts';

/** What an action on one user needs to be one on many. */
type Many = {
  action: BulkRequest['action'];
  title: (count: number) => string;
  /** What follows from it. */
  text: string;
  /** While it runs, and when it is done: `12 users deactivated`. */
  doing: string;
  done: string;
  /** What one of them was before is in the audit log, so that it can be put back. */
  isReversible: boolean;
  /** The number has to be typed first. */
  isTyped?: true;
};

/** Something an administrator does to many users at once. */
export type BulkAction = Pick<UserAction, 'key' | 'label' | 'tone' | 'fields'> & Many;

const users = (count: number) => counted(count, 'user');

/** By the key of the action. */
const MANY: Record<string, Many> = {
  activate: {
    action: 'activate',
    title: (count) => `Activate ${users(count)}?`,
    text: 'They can sign in again. Sessions they had before stay ended.',
    doing: 'Activating',
    done: 'activated',
    isReversible: true,
  },
  makeAdmin: {
    action: 'setRole',
    title: (count) => `Make ${users(count)} administrator${count === 1 ? '' : 's'}?`,
    text: 'Administrators see and manage every account, yours included.',
    doing: 'Changing the role',
    done: 'made administrators',
    isReversible: true,
  },
  makeUser: {
    action: 'setRole',
    title: (count) => `Remove the administrator role from ${users(count)}?`,
    text: 'Administrators among them are signed out everywhere, and see their own account only from then on.',
    doing: 'Changing the role',
    done: 'given the role User',
    isReversible: true,
  },
  revokeSessions: {
    action: 'revokeSessions',
    title: (count) => `Sign ${users(count)} out everywhere?`,
    text: 'Every session of theirs ends at once, in browsers and apps. They can sign in again.',
    doing: 'Signing out',
    done: 'signed out',
    isReversible: false,
  },
  deactivate: {
    action: 'deactivate',
    title: (count) => `Deactivate ${users(count)}?`,
    text: 'Every session of theirs ends at once and new sign-ins are refused. Nothing is deleted, and the accounts can be activated again.',
    doing: 'Deactivating',
    done: 'deactivated',
    isReversible: true,
  },
  delete: {
    action: 'delete',
    title: (count) => `Delete ${users(count)}?`,
    text: 'The accounts and everything they own are deleted. Nobody can undo this; deactivating can be taken back.',
    doing: 'Deleting',
    done: 'deleted',
    isReversible: false,
    isTyped: true,
  },
};

/** Named, coloured and ordered as the actions on one user are. */
export const BULK_ACTIONS: readonly BulkAction[] = USER_ACTIONS.flatMap((action) => {
  const many = MANY[action.key];
  return many ? [{ ...action, ...many }] : [];
});

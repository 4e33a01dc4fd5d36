import { counted, formatNumber } from '@rolecall/schemas/counted';
import type { BulkActionName } from './bulk-action-names.ts';

/** The words that an action on one user needs to be one on many. */
export type BulkActionTexts = {
  title: (count: number) => string;
  /** What follows from it. */
  text: string;
  /** What is to be done, and of how many that it is so already: `67 to deactivate. 5 already are.` */
  toDo: (count: number) => string;
  already: (count: number) => string;
  /** The same once it is done, where that is said in another way: `5 already were.` */
  wereAlready?: (count: number) => string;
  /** While it runs, and when it is done: `12 users deactivated`. */
  doing: string;
  done: (users: string) => string;
};

const users = (count: number) => counted(count, 'user');
const n = formatNumber;
const inState = {
  already: (count: number) => `${n(count)} already ${count === 1 ? 'is' : 'are'}.`,
  wereAlready: (count: number) => `${n(count)} already ${count === 1 ? 'was' : 'were'}.`,
};

/** By the key of the action. */
export const bulkActionTexts: Record<BulkActionName, BulkActionTexts> = {
  activate: {
    title: (count) => `Activate ${users(count)}?`,
    text: 'They can sign in again. Earlier sessions aren’t restored.',
    toDo: (count) => `${n(count)} to activate.`,
    ...inState,
    doing: 'Activating',
    done: (who) => `${who} activated`,
  },
  resendInvitation: {
    title: (count) => `Resend ${counted(count, 'invitation')}?`,
    text: 'Each gets an email with a new link; earlier links stop working. Users who have accepted are skipped.',
    toDo: (count) => `${n(count)} to resend.`,
    already: (count) => `${n(count)} already ${count === 1 ? 'has' : 'have'} an account.`,
    doing: 'Resending',
    done: (who) => `Invitations resent to ${who}`,
  },
  makeAdmin: {
    title: (count) => `Make ${users(count)} admin${count === 1 ? '' : 's'}?`,
    text: 'Admins can manage all accounts, including yours.',
    toDo: (count) => `${n(count)} to make admin.`,
    ...inState,
    doing: 'Changing the role',
    done: (who) => (who === users(1) ? `${who} is now an admin` : `${who} are now admins`),
  },
  makeUser: {
    title: (count) => `Remove the admin role from ${users(count)}?`,
    text: 'Admins among them will be signed out everywhere and can only see their own account.',
    toDo: (count) => `${n(count)} to lose the admin role.`,
    already: (count) => `${n(count)} already without it.`,
    doing: 'Changing the role',
    done: (who) => `Admin role removed from ${who}`,
  },
  revokeSessions: {
    title: (count) => `Sign ${users(count)} out everywhere?`,
    text: 'They’ll be signed out of all browsers and apps. They can sign in again.',
    toDo: (count) => `${n(count)} to sign out.`,
    already: (count) => `${n(count)} already signed out.`,
    doing: 'Signing out',
    done: (who) => `${who} signed out`,
  },
  deactivate: {
    title: (count) => `Deactivate ${users(count)}?`,
    text: 'They’ll be signed out everywhere and can’t sign in. Nothing is deleted, and you can activate the accounts again.',
    toDo: (count) => `${n(count)} to deactivate.`,
    ...inState,
    doing: 'Deactivating',
    done: (who) => `${who} deactivated`,
  },
  delete: {
    title: (count) => `Delete ${users(count)}?`,
    text: 'This deletes the accounts and everything they own. Deleting can’t be undone; deactivating can.',
    toDo: (count) => `${n(count)} to delete.`,
    ...inState,
    doing: 'Deleting',
    done: (who) => `${who} deleted`,
  },
};

import type { Role } from '@rolecall/schemas/permissions';
import { counted } from '../format.ts';
import type { BulkRequest } from './bulk-request.ts';

/** Something an administrator does to many users at once. */
export type BulkAction = {
  key: string;
  label: string;
  tone: 'neutral' | 'danger';
  action: BulkRequest['action'];
  role?: Role;
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

const users = (count: number) => counted(count, 'user');

export const BULK_ACTIONS: readonly BulkAction[] = [
  {
    key: 'activate',
    label: 'Activate',
    tone: 'neutral',
    action: 'activate',
    title: (count) => `Activate ${users(count)}?`,
    text: 'They can sign in again. Sessions they had before stay ended.',
    doing: 'Activating',
    done: 'activated',
    isReversible: true,
  },
  {
    key: 'deactivate',
    label: 'Deactivate',
    tone: 'neutral',
    action: 'deactivate',
    title: (count) => `Deactivate ${users(count)}?`,
    text: 'Their sessions end at once and new sign-ins are refused. Nothing is deleted, and the accounts can be activated again.',
    doing: 'Deactivating',
    done: 'deactivated',
    isReversible: true,
  },
  {
    key: 'makeAdmin',
    label: 'Make administrator',
    tone: 'neutral',
    action: 'setRole',
    role: 'admin',
    title: (count) => `Make ${users(count)} administrator${count === 1 ? '' : 's'}?`,
    text: 'Administrators see and manage every account, yours included.',
    doing: 'Changing the role',
    done: 'made administrators',
    isReversible: true,
  },
  {
    key: 'makeUser',
    label: 'Make user',
    tone: 'neutral',
    action: 'setRole',
    role: 'user',
    title: (count) => `Give ${users(count)} the role User?`,
    text: 'Administrators among them lose their access and are signed out everywhere.',
    doing: 'Changing the role',
    done: 'given the role User',
    isReversible: true,
  },
  {
    key: 'revokeSessions',
    label: 'Sign out everywhere',
    tone: 'neutral',
    action: 'revokeSessions',
    title: (count) => `Sign ${users(count)} out everywhere?`,
    text: 'Every session of theirs ends at once, in browsers and apps. They can sign in again.',
    doing: 'Signing out',
    done: 'signed out',
    isReversible: false,
  },
  {
    key: 'delete',
    label: 'Delete',
    tone: 'danger',
    action: 'delete',
    title: (count) => `Delete ${users(count)}?`,
    text: 'The accounts and everything they own are deleted. Nobody can undo this; deactivating can be taken back.',
    doing: 'Deleting',
    done: 'deleted',
    isReversible: false,
    isTyped: true,
  },
];

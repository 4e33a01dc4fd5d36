import type { BulkActionKey } from '@rolecall/schemas/user-actions';

/** What only the page of blocked users does to many. */
export const FOR_BLOCKED = ['sendPasswordReset', 'resendVerification', 'clearThrottle'] as const;

/** What the table of users calls an action on many: each role has one of its own. */
export type BulkActionName =
  | Exclude<BulkActionKey, (typeof FOR_BLOCKED)[number] | 'setRole'>
  | 'makeAdmin'
  | 'makeUser';

import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { USER_ACTIONS } from '@rolecall/schemas/user-actions';

/** What holds for a bulk action, in whatever form it is answered. */
export const BULK_DUTIES = {
  may: 'user:list',
  mayAlso: ({ action }: BulkLinesInput) => [USER_ACTIONS[action].permission],
  refuses: ['REAUTH_REQUIRED'],
} as const;

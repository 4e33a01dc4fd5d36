import type { UserStatus } from '@rolecall/schemas/user';
import { BULK_ACTION_KEYS, type BulkActionKey, userAction } from '@rolecall/schemas/user-actions';
import { type BulkActionName, FOR_BLOCKED } from '../../texts/users/bulk-action-names.ts';
import type { Viewer } from '../command/actions-for.ts';
import { USER_ACTIONS, type UserAction } from '../command/user-actions.ts';

/** Something an administrator does to many users at once. */
export type BulkAction = Pick<UserAction, 'label' | 'tone' | 'fields'> & {
  key: BulkActionName;
  does: BulkActionKey;
  isReversible: boolean;
  /** The number has to be typed first. */
  isTyped: boolean;
};

const isBulkActionName = (key: string): key is BulkActionName =>
  !FOR_BLOCKED.some((one) => one === key);

/** Named, coloured and ordered as the actions on one user are. */
export const BULK_ACTIONS: readonly BulkAction[] = USER_ACTIONS.flatMap(
  ({ key, label, tone, fields, does: wanted }) => {
    const does = BULK_ACTION_KEYS.find((one) => one === wanted);
    if (does === undefined || !isBulkActionName(key)) return [];
    const { isReversible } = userAction(does);
    return [{ key, label, tone, fields, does, isReversible, isTyped: does === 'delete' }];
  },
);

/** Those that someone may do to many. @param status that all in the list have */
export function bulkActionsFor(
  { allowed }: Pick<Viewer, 'allowed'>,
  status: UserStatus | undefined,
): BulkAction[] {
  return BULK_ACTIONS.filter(
    ({ does }) => allowed.includes(does) && (does !== 'resendInvitation' || status === 'invited'),
  );
}

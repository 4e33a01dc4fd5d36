import type { UserStatus } from '@rolecall/schemas/user';
import { BULK_ACTION_KEYS, type BulkActionKey, userAction } from '@rolecall/schemas/user-actions';
import { sentOrKept } from '../../sent-or-kept.ts';
import {
  type BulkActionName,
  type BulkActionTexts,
  bulkActionTexts,
} from '../../texts/users/bulk-actions.ts';
import type { Viewer } from '../command/actions-for.ts';
import { USER_ACTIONS, type UserAction } from '../command/user-actions.ts';

/** Something an administrator does to many users at once. */
export type BulkAction = Pick<UserAction, 'key' | 'label' | 'tone' | 'fields'> &
  BulkActionTexts & {
    does: BulkActionKey;
    isReversible: boolean;
    /** The number has to be typed first. */
    isTyped: boolean;
  };

const isBulkActionName = (key: string): key is BulkActionName =>
  Object.hasOwn(bulkActionTexts, key);

/** Named, coloured and ordered as the actions on one user are. */
export const BULK_ACTIONS: readonly BulkAction[] = USER_ACTIONS.flatMap((action) => {
  const does = BULK_ACTION_KEYS.find((key) => key === action.does);
  if (does === undefined || !isBulkActionName(action.key)) return [];
  const texts = bulkActionTexts[action.key];
  const { isReversible } = userAction(does);
  const { done, doneKept = done } = texts;
  // Not before it is asked for: modules are there before the server's settings are.
  const said = { ...texts, done: (who: string) => sentOrKept({ sent: done, kept: doneKept })(who) };
  return [{ ...action, ...said, does, isReversible, isTyped: does === 'delete' }];
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

import type { User } from '@rolecall/schemas/user';
import type { MenuItem } from '../../ui/menu-item.ts';
import { actionsFor, type Viewer } from './actions-for.ts';
import type { SubmitUserAction } from './user-command.svelte.ts';

/**
 * What can be done to someone, as a menu shows it.
 * @param onact what a chosen action does where there is JavaScript
 * @param hrefFor where the form of an action is posted to
 */
export function userMenuItems(
  user: User,
  viewer: Viewer,
  onact: SubmitUserAction,
  hrefFor: (formAction: string) => string,
): MenuItem[] {
  return actionsFor(user, viewer).map((action, index, all) => ({
    label: action.label,
    tone: action.tone,
    separated: index === 0 || (action.tone === 'danger' && all[index - 1]?.tone !== 'danger'),
    action: hrefFor(action.does),
    fields: { ...action.fields },
    enhance: onact(user, action),
  }));
}

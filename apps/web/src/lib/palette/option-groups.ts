import LogOut from '@lucide/svelte/icons/log-out';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Search from '@lucide/svelte/icons/search';
import Sun from '@lucide/svelte/icons/sun';
import type { CommandGroup } from '../commands.svelte.ts';
import { paletteTexts as texts } from '../texts/palette.ts';
import { applyTheme } from '../theme.ts';
import type { MenuItem } from '../ui/menu-item.ts';
import type { NavSection } from '../ui/nav.ts';
import type { Suggestion } from '../user/user-search.svelte.ts';
import { type Option, type OptionGroup, userOption } from './option.ts';

/** What a page offers, as a group of options. */
export const commandOptions = ({ title, items }: CommandGroup): OptionGroup => ({
  title,
  options: items.map((item) => ({
    id: 'href' in item ? item.href : `${title}: ${item.label}`,
    item,
  })),
});

/** The pages of the navigation. */
export const pageOptions = (sections: NavSection[]): Option[] =>
  sections
    .flatMap(({ links }) => links)
    .map(({ href, label, icon }) => ({ id: href, item: { label, href }, page: icon }));

const THEMES: MenuItem[] = [
  { label: texts.themes.light, icon: Sun, onselect: () => applyTheme('light') },
  { label: texts.themes.dark, icon: Moon, onselect: () => applyTheme('dark') },
  { label: texts.themes.system, icon: Monitor, onselect: () => applyTheme('system') },
];

/** What is there on every page: the themes, and the way out. */
export const accountOptions = (signOutAction: string): OptionGroup =>
  commandOptions({
    title: texts.groups.account,
    items: [...THEMES, { label: texts.signOut, icon: LogOut, action: signOutAction }],
  });

/** The users that the server found, and below them the way to the list of all. */
export function userOptions(users: readonly Suggestion[], search: string): OptionGroup {
  const href = `/admin/users?${new URLSearchParams({ q: search })}`;
  const all = { id: href, item: { label: texts.allMatching(search), icon: Search, href } };
  const options = users.map(({ id, name, email }) => userOption(id, name, email));
  return { title: texts.groups.users, options: [...options, all], isFound: true };
}

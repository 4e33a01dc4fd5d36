import Download from '@lucide/svelte/icons/download';
import FilterX from '@lucide/svelte/icons/funnel-x';
import UserPlus from '@lucide/svelte/icons/user-plus';
import type { CommandGroup } from '../../commands.svelte.ts';
import { withParams } from '../../table-state.ts';
import { listCommandTexts as texts } from '../../texts/users/commands.ts';
import type { MenuItem } from '../../ui/menu-item.ts';
import { csvHref } from './csv-href.ts';
import { filterNames } from './filter-names.ts';

/** What the command palette offers on the table of users. */
export function listCommands(
  url: Pick<URL, 'pathname' | 'search'>,
  filtered: boolean,
): CommandGroup {
  const cleared = [...filterNames, 'page', 'cursor', 'ask'].map((name) => [name, undefined]);
  const clear: MenuItem = {
    label: texts.clearFilters,
    icon: FilterX,
    href: withParams(url, Object.fromEntries(cleared)),
  };
  return {
    title: texts.title,
    items: [
      { label: texts.invite, icon: UserPlus, href: '/admin/users/new' },
      // A file, not a page: the browser asks for it itself.
      { label: texts.download, icon: Download, onselect: () => location.assign(csvHref(url)) },
      ...(filtered ? [clear] : []),
    ],
  };
}

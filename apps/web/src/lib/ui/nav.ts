import type { NavIconName } from './nav-icon.svelte';

type NavLink = {
  href: string;
  label: string;
  icon: NavIconName;
  /** The path of the pages it stands for, when it leads to one of several. */
  within?: string;
  /** It stands for its own page only: those below it have links of their own. */
  exact?: true;
};

/** Links that belong together. */
export type NavSection = { title?: string; links: NavLink[] };

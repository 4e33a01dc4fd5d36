import type { MenuItem } from '../ui/menu-item.ts';
import type { NavIconName } from '../ui/nav-icon.svelte';

/** One line of the palette. */
export type Option = {
  /** What it is known by, here and among the recent ones: the URL of a link. */
  id: string;
  item: MenuItem;
  /** What tells it from others with its label, such as an email. */
  hint?: string;
  /** The picture of a page. */
  page?: NavIconName;
  /** The id of a user, which decides the picture's color. */
  userId?: string;
};

export type OptionGroup = {
  title: string;
  options: Option[];
  /** The server found them, by more than is shown here: all of them stay. */
  isFound?: boolean;
};

/** Letters without their accents, so that `zoe` finds Zoë. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/**
 * Whether every word of a search is in an option: anywhere in a user's name and email, else where a
 * word begins. No words are in each.
 */
function matches({ item, hint, userId }: Option, search: string): boolean {
  const text = plain(`${item.label} ${hint ?? ''}`);
  if (userId)
    return plain(search)
      .split(/\s+/)
      .every((word) => text.includes(word));
  const words = text.split(BETWEEN_WORDS);
  return plain(search)
    .split(BETWEEN_WORDS)
    .every((start) => words.some((word) => word.startsWith(start)));
}

/** The groups without what a search leaves out, and each option where it comes first. */
export function found(groups: OptionGroup[], search: string): OptionGroup[] {
  const seen = new Set<string>();
  return groups
    .map(({ options, ...group }) => ({
      ...group,
      options: options.filter((option) => {
        if (seen.has(option.id) || !(group.isFound || matches(option, search))) return false;
        seen.add(option.id);
        return true;
      }),
    }))
    .filter(({ options }) => options.length > 0);
}

/** A user as a line that leads to their page. */
export function userOption(id: string, name: string, email: string): Option {
  const href = `/admin/users/${id}`;
  return { id: href, item: { label: name, href }, hint: email, userId: id };
}

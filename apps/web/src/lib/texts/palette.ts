import { counted } from '@rolecall/schemas/counted';

/** The command palette, and the button that opens it. */
export const paletteTexts = {
  button: 'Search',
  keys: 'Ctrl K',
  keysOnMac: '⌘ K',
  notLoaded: 'Search couldn’t be loaded. Reload the page.',
  title: 'Search and commands',
  label: 'Search',
  placeholder: 'Search pages and actions',
  placeholderWithUsers: 'Search pages, users and actions',
  close: 'Close',
  results: 'Results',
  searching: 'Searching…',
  none: 'No results',
  count: (count: number) => counted(count, 'result'),
  usersNotSearched: (count: string, why: string) => `${count}. Couldn’t search users. ${why}`,
  groups: { recent: 'Recent', pages: 'Pages', account: 'Account', users: 'Matching users' },
  allMatching: (search: string) => `All users matching “${search}”`,
  themes: {
    light: 'Use light theme',
    dark: 'Use dark theme',
    system: 'Use system theme',
  },
  signOut: 'Sign out',
};

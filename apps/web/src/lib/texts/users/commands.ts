/** What the command palette and the keys offer on the table of users. */
export const listCommandTexts = {
  title: 'Users',
  invite: 'Invite user',
  download: 'Download CSV',
  clearFilters: 'Clear filters',
};

/** The sheet of shortcuts. */
export const shortcutTexts = {
  group: 'Help',
  title: 'Keyboard shortcuts',
  keys: [
    ['J', 'Next user'],
    ['K', 'Previous user'],
    ['X', 'Select or deselect the user'],
    ['Enter', 'Open the user'],
    ['Esc', 'Clear the selection'],
    ['/', 'Search'],
    ['Ctrl K', 'Search pages, users and actions'],
    ['?', 'Show this list'],
  ],
  singleKeys: 'Use keys without Ctrl in this browser',
} as const;

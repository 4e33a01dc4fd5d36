import { counted, formatNumber } from '@rolecall/schemas/counted';

/** The page of all users: its head, and what stands in place of the table. */
export const usersPageTexts = {
  title: 'Users',
  lead: 'Everyone with an account, and their roles.',
  invite: 'Invite user',
  noMatch: { title: 'No users match these filters', text: 'Change the search or the filters.' },
  none: { title: 'No users yet', text: 'Invite the first user, or let people sign up.' },
  clearFilters: 'Clear filters',
};

/** What is above the table: how many there are, and what can be done with all of them. */
export const toolbarTexts = {
  total: (count: number) => counted(count, 'user'),
  found: (count: number) => `${counted(count, 'user')} found`,
  moreThan: (count: number) => `More than ${formatNumber(count)} users`,
  moreThanFound: (count: number) => `More than ${formatNumber(count)} users found`,
  columns: 'Columns',
  showColumns: 'Apply',
  compact: 'Compact rows',
  comfortable: 'Comfortable rows',
  download: 'Download CSV',
};

/** The table itself. */
export const tableTexts = {
  selectAll: 'Select all on this page',
  select: (name: string) => `Select ${name}`,
  name: 'Name',
  actions: 'Actions',
  actionsFor: (name: string) => `Actions for ${name}`,
  open: 'Open',
  never: 'Never',
};

export const columnLabels = {
  email: 'Email',
  username: 'Username',
  role: 'Role',
  status: 'Status',
  verified: 'Email verified',
  lastLoginAt: 'Last sign-in',
  createdAt: 'Created',
  updatedAt: 'Changed',
};

/** What is below the table: which page of it, and how many rows one has. */
export const pagesTexts = {
  pages: 'Pages',
  first: 'First',
  previous: 'Previous',
  next: 'Next',
  last: 'Last',
  page: 'Page',
  of: (pages: number) => `of ${formatNumber(pages)}`,
  sizes: 'Rows on a page',
  rows: 'Rows',
};

/** The search, the filters, and the chips that tell which are set. */
export const filterTexts = {
  search: 'Search',
  placeholder: 'Name, username or email',
  filters: 'Filters',
  clear: 'Clear filters',
  labels: {
    q: 'Search',
    role: 'Role',
    status: 'Status',
    verified: 'Email',
    from: 'Created from',
    to: 'Created to',
  },
  any: { role: 'Any role', status: 'Any status', verified: 'Any email' },
};

/** The field that finds a user by name, too. */
export const userPickerTexts = { placeholder: 'Name, email or ID' };

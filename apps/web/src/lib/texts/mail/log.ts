/** All emails, in the console. */
export const mailLogTexts = {
  title: 'Emails',
  lead: 'Emails from Rolecall and their delivery status. Newest first.',
  list: 'Emails',
  noMatch: {
    title: 'No emails match these filters',
    text: 'Change or clear them to see more.',
    link: 'Show all emails',
  },
  none: { title: 'No emails yet', text: 'Emails from Rolecall appear here.' },
};

export const mailFilterTexts = {
  to: 'To',
  status: 'Status',
  anyStatus: 'Any status',
  filter: 'Filter',
  clear: 'Clear filters',
};

export const resentText = 'Sent again. Only the newest link works.';

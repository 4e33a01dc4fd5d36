/** The audit log, and its filter. */
export const auditTexts = {
  title: 'Audit log',
  lead: 'Who did what, to whom, when and from where. Newest first.',
  notReverted: 'Not reverted',
  events: 'Events',
  none: {
    title: 'No events match these filters',
    text: 'Change the actor, the target, the action or the days.',
  },
};

export const auditFilterTexts = {
  actor: 'Actor',
  target: 'Target',
  action: 'Action',
  anyAction: 'Any action',
  from: 'From',
  to: 'To',
  button: 'Filter',
  clear: 'Clear filters',
  several: {
    actor: (name: string) => `Several users match “${name}”. Choose the actor:`,
    target: (name: string) => `Several users match “${name}”. Choose the target:`,
  },
  choose: { actor: 'Choose the actor', target: 'Choose the target' },
};

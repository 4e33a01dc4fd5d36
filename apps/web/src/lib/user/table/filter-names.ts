/** What of a URL narrows the list down. */
export const filterNames = ['q', 'role', 'status', 'verified', 'from', 'to'] as const;

/** What of an address narrows the list down. */
export const filterNames = ['q', 'role', 'status', 'verified', 'from', 'to'] as const;

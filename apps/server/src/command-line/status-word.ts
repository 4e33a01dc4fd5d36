/** A status as people are told it; programs, and `--status`, know the value itself. */
export const statusWord = (status: string) => (status === 'inactive' ? 'deactivated' : status);

/** A status as people read it. JSON, CSV and `--status` keep the value itself. */
export const statusWord = (status: string) => (status === 'inactive' ? 'deactivated' : status);

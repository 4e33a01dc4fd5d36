import type { SourceSystem } from './source-system.ts';

/** What `rolecall export --hashes` writes. */
export const rolecall: SourceSystem = {
  name: 'Rolecall export',
  columns: {},
  warnings: ['Users keep their IDs, except IDs that another user here has or had.'],
};

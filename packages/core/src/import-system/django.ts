import { isRow } from '../import-file/record.ts';
import { has, type SourceSystem } from './source-system.ts';

/** `dumpdata` as JSON: objects of many models, of which those with a password are people. */
export const django: SourceSystem = {
  name: 'Django dumpdata',
  isIt: (columns) => has(columns, 'model', 'fields'),
  columns: {
    sourceId: 'pk',
    email: 'email',
    firstName: 'first_name',
    lastName: 'last_name',
    username: 'username',
    role: 'is_superuser',
    status: 'is_active',
    createdAt: 'date_joined',
    lastLoginAt: 'last_login',
    passwordHash: 'password',
  },
  adapt: ({ pk, fields }) =>
    isRow(fields) && has(new Set(Object.keys(fields)), 'password', 'email')
      ? { row: { ...fields, pk } }
      : undefined,
};

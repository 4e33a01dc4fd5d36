import { isRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

/** `dumpdata` as JSON: objects of many models, of which those with a password are people. */
export const django: SourceSystem = {
  name: 'Django dumpdata',
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
    isRow(fields) && 'password' in fields && 'email' in fields
      ? { row: { ...fields, pk } }
      : undefined,
};

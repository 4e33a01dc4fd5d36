import { isRow, type SourceRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

/**
 * What `list-users` answers, or a CSV with the headings of `get-csv-header` and what common export
 * scripts add. It never has password hashes.
 */
export const cognito: SourceSystem = {
  name: 'Amazon Cognito users',
  columns: {
    sourceId: 'cognito:username',
    email: 'email',
    emailVerified: 'email_verified',
    fullName: 'name',
    firstName: 'given_name',
    lastName: 'family_name',
    username: 'preferred_username',
    role: 'custom:role',
    // The other status says how far a sign-up is, not whether someone may sign in.
    status: 'enabled',
    createdAt: 'UserCreateDate',
    passwordHash: null,
  },
  adapt: (row) => {
    const enabled = row.enabled ?? row.Enabled;
    if (!Array.isArray(row.Attributes)) return { row: { ...row, enabled } };
    const { Attributes: attributes, Username: username, ...rest } = row;
    return { row: { ...rest, ...membersOf(attributes), enabled, 'cognito:username': username } };
  },
};

/** `[{ "Name": "email", "Value": "…" }]` as members of an object. */
const membersOf = (attributes: unknown[]): SourceRow =>
  Object.fromEntries(
    attributes.filter(isRow).map(({ Name: name, Value: value }) => [String(name), value]),
  );

import { isRow, type SourceRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

/** Kinds of hashes that Auth0 takes as one text. The parameters of others are beside them. */
const WHOLE = ['bcrypt', 'argon2', 'pbkdf2', 'ldap'];

/** A user export, alone or with the password hashes joined to it. */
export const auth0: SourceSystem = {
  name: 'Auth0 user export',
  columns: {
    sourceId: 'user_id',
    email: 'email',
    emailVerified: 'email_verified',
    fullName: 'name',
    firstName: 'given_name',
    lastName: 'family_name',
    role: 'roles',
    blocked: 'blocked',
    createdAt: 'created_at',
    lastLoginAt: 'last_login',
    passwordHash: 'passwordHash',
  },
  adapt: (row) => ({ row: { ...row, roles: rolesOf(row), passwordHash: hashOf(row) } }),
};

/** Auth0 leaves it to each application where in its metadata the roles are. */
function rolesOf({ app_metadata: metadata }: SourceRow): unknown {
  return isRow(metadata) ? (metadata.roles ?? metadata.role) : undefined;
}

/** Where it was joined to an export, or as in the files that Auth0 itself imports. */
function hashOf(row: SourceRow): unknown {
  const { custom_password_hash: custom } = row;
  const known = row.passwordHash ?? row.password_hash;
  if (known || !isRow(custom) || !isRow(custom.hash)) return known;
  const kind = String(custom.algorithm);
  return WHOLE.includes(kind) ? custom.hash.value : `{${kind}}`;
}

/** The file of password hashes that Auth0's support hands out: it has no names, roles or states. */
export const auth0Hashes: SourceSystem = {
  name: 'Auth0 password hashes',
  columns: {
    sourceId: '_id.$oid',
    email: 'email',
    emailVerified: 'email_verified',
    passwordHash: 'passwordHash',
  },
};

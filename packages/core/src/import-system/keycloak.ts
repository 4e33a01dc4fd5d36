import { isRow, type SourceRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

/** Roles that every realm gives its users, and that say nothing of them. */
const OF_EVERY_REALM = /^(?:default-roles-.*|offline_access|uma_authorization)$/;

/** A realm export: its list of users. */
export const keycloak: SourceSystem = {
  name: 'Keycloak realm export',
  columns: {
    sourceId: 'id',
    email: 'email',
    emailVerified: 'emailVerified',
    firstName: 'firstName',
    lastName: 'lastName',
    username: 'username',
    role: 'realmRoles',
    status: 'enabled',
    createdAt: 'createdTimestamp',
    passwordHash: 'password',
  },
  adapt: (row) => {
    if (row.serviceAccountClientId) return { skipped: 'It is a service account.' };
    return { row: { ...row, realmRoles: rolesOf(row), password: passwordOf(row) } };
  },
};

function rolesOf({ realmRoles }: SourceRow): unknown {
  if (!Array.isArray(realmRoles)) return realmRoles;
  return realmRoles.filter((role) => !OF_EVERY_REALM.test(String(role)));
}

/** One-time codes are credentials, too. Before version 8, what is JSON in strings was members. */
function passwordOf({ credentials }: SourceRow): string | undefined {
  if (!Array.isArray(credentials)) return undefined;
  const password = credentials.find((one) => isRow(one) && one.type === 'password');
  if (!isRow(password) || !('hashedSaltedValue' in password)) {
    return password && JSON.stringify(password);
  }
  const { hashedSaltedValue: value, salt, hashIterations, algorithm } = password;
  return JSON.stringify({
    secretData: JSON.stringify({ value, salt }),
    credentialData: JSON.stringify({ hashIterations, algorithm }),
  });
}

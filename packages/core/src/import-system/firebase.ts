import { FIREBASE_SYSTEM } from '@rolecall/schemas/import-fields';
import { parseShallowJson } from '@rolecall/schemas/parse-shallow-json';
import { isRow, type SourceRow } from '../import-file/record.ts';
import type { SourceSystem } from './source-system.ts';

/**
 * What `firebase auth:export` writes, or users as the Admin SDK lists them.
 * @param hashConfig the project's password hash parameters; without them no hash can be checked
 */
export const firebase = (hashConfig?: object): SourceSystem => ({
  name: FIREBASE_SYSTEM,
  columns: {
    sourceId: 'localId',
    email: 'email',
    emailVerified: 'emailVerified',
    fullName: 'displayName',
    role: 'role',
    blocked: 'disabled',
    createdAt: 'createdAt',
    lastLoginAt: 'lastSignedInAt',
    passwordHash: 'hash',
  },
  warnings:
    hashConfig === undefined
      ? ['Without the Firebase parameters, no password hash of the project can be checked.']
      : [],
  adapt: (listed) => {
    const row = exported(listed);
    return { row: { ...row, role: roleOf(row), hash: hashOf(row, hashConfig) } };
  },
});

/** A user of the Admin SDK, with the members called as in an export. */
function exported({ uid, metadata, customClaims, passwordSalt, ...row }: SourceRow): SourceRow {
  if (uid === undefined) return row;
  const { creationTime, lastSignInTime } = isRow(metadata) ? metadata : {};
  const times = { createdAt: creationTime, lastSignedInAt: lastSignInTime };
  return { ...row, ...times, localId: uid, customAttributes: customClaims, salt: passwordSalt };
}

/** Custom claims are what a project makes of them: most say `admin: true` or name a role. */
function roleOf({ customAttributes }: SourceRow): unknown {
  const claims = isRow(customAttributes)
    ? customAttributes
    : parseShallowJson(String(customAttributes ?? ''));
  if (!isRow(claims)) return undefined;
  return claims.role ?? claims.roles ?? claims.admin;
}

function hashOf({ passwordHash, salt }: SourceRow, hashConfig: object | undefined): unknown {
  if (!passwordHash) return undefined;
  return hashConfig === undefined
    ? 'firebase-scrypt$'
    : JSON.stringify({ passwordHash, salt, hashConfig });
}

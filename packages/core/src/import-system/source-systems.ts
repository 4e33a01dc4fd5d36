import { auth0, auth0Hashes } from './auth0.ts';
import { betterAuth } from './better-auth.ts';
import { clerk } from './clerk.ts';
import { cognito } from './cognito.ts';
import { django } from './django.ts';
import { firebase } from './firebase.ts';
import { keycloak } from './keycloak.ts';
import { laravel } from './laravel.ts';
import { pocketbase } from './pocketbase.ts';
import { rolecall } from './rolecall.ts';
import type { SourceSystem } from './source-system.ts';
import { supabase } from './supabase.ts';

/** A table of users of any other system. */
const table: SourceSystem = { name: 'table of users', columns: {} };

/**
 * By which columns an export is recognized, all of a row being there; the first row that fits counts.
 * @param firebaseConfig the password hash parameters of a Firebase project
 */
const signatures = (firebaseConfig?: object): [SourceSystem, ...string[]][] => [
  [rolecall, 'email', 'username', 'passwordHash', 'lastLoginAt', 'emailVerified'],
  [auth0, 'user_id', 'email', 'identities'],
  [auth0Hashes, '_id', 'email', 'passwordHash', 'connection'],
  [clerk, 'primary_email_address', 'password_digest'],
  [supabase, 'encrypted_password', 'raw_app_meta_data'],
  [firebase(firebaseConfig), 'localId'],
  [keycloak, 'createdTimestamp'],
  [keycloak, 'realmRoles'],
  [cognito, 'cognito:username'],
  [cognito, 'cognito:mfa_enabled'],
  [django, 'model', 'fields'],
  [betterAuth, 'emailVerified', 'createdAt', 'image', 'name'],
  [pocketbase, 'tokenKey', 'emailVisibility'],
  [laravel, 'email_verified_at', 'password', 'remember_token'],
];

/**
 * The system that an export with these columns is from.
 * @param firebaseConfig the password hash parameters of a Firebase project
 */
export function systemOf(columns: ReadonlySet<string>, firebaseConfig?: object): SourceSystem {
  const found = signatures(firebaseConfig).find(([, ...signature]) =>
    signature.every((column) => columns.has(column)),
  );
  return found?.[0] ?? table;
}

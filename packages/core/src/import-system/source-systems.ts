import { ANY_SYSTEM } from '@rolecall/schemas/import-fields';
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
const table: SourceSystem = { name: ANY_SYSTEM, columns: {} };

/**
 * By which columns an export is recognized, all of a row being there; the first row that fits counts.
 * @param firebaseConfig the password hash parameters of a Firebase project
 */
const signatures = (firebaseConfig?: object): [SourceSystem, ...string[]][] => [
  [rolecall, 'email', 'username', 'passwordHash', 'lastLoginAt', 'emailVerified'],
  [supabase, 'encrypted_password', 'raw_app_meta_data'],
  [supabase, 'aud', 'app_metadata'],
  // Which columns it has depends on what was asked for.
  [auth0, 'email', 'identities'],
  [auth0, 'email', 'app_metadata'],
  [auth0, 'email', 'logins_count'],
  [auth0, 'email', 'custom_password_hash'],
  [auth0Hashes, '_id', 'email', 'passwordHash', 'connection'],
  [clerk, 'primary_email_address', 'password_digest'],
  [clerk, 'email_addresses', 'primary_email_address_id'],
  [firebase(firebaseConfig), 'localId'],
  [firebase(firebaseConfig), 'uid', 'providerData'],
  [keycloak, 'createdTimestamp'],
  [keycloak, 'realmRoles'],
  [cognito, 'Username', 'Attributes'],
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

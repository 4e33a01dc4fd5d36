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
const table: SourceSystem = { name: 'table of users', isIt: () => true, columns: {} };

/**
 * The system that an export with these columns is from.
 * @param firebaseConfig the password hash parameters of a Firebase project
 */
export function systemOf(columns: ReadonlySet<string>, firebaseConfig?: object): SourceSystem {
  const systems = [
    rolecall,
    auth0,
    auth0Hashes,
    clerk,
    supabase,
    firebase(firebaseConfig),
    keycloak,
    cognito,
    django,
    betterAuth,
    pocketbase,
    laravel,
  ];
  return systems.find(({ isIt }) => isIt(columns)) ?? table;
}

import { argon2 } from './argon2.ts';
import { aspnetIdentity } from './aspnet-identity.ts';
import { bcrypt } from './bcrypt.ts';
import { betterAuth } from './better-auth.ts';
import { djangoArgon2 } from './django-argon2.ts';
import { djangoBcrypt, djangoBcryptSha256 } from './django-bcrypt.ts';
import { djangoPbkdf2 } from './django-pbkdf2.ts';
import { djangoScrypt } from './django-scrypt.ts';
import { firebaseScrypt } from './firebase-scrypt.ts';
import { keycloak } from './keycloak.ts';
import type { HashKind } from './known-hash.ts';
import { ldapSsha } from './ldap-ssha.ts';
import { phcPbkdf2 } from './phc-pbkdf2.ts';
import { phcScrypt } from './phc-scrypt.ts';
import { phpass } from './phpass.ts';
import { sha512Crypt } from './sha512-crypt.ts';
import { werkzeugPbkdf2 } from './werkzeug-pbkdf2.ts';
import { werkzeugScrypt } from './werkzeug-scrypt.ts';
import { wordpressBcrypt } from './wordpress-bcrypt.ts';

/** Every kind of password hash that can sign in. The first is ours, whatever its parameters. */
export const HASH_KINDS: readonly HashKind[] = [
  argon2,
  bcrypt,
  phcPbkdf2,
  phcScrypt,
  djangoPbkdf2,
  djangoArgon2,
  djangoBcrypt,
  djangoBcryptSha256,
  djangoScrypt,
  werkzeugPbkdf2,
  werkzeugScrypt,
  betterAuth,
  keycloak,
  firebaseScrypt,
  aspnetIdentity,
  wordpressBcrypt,
  phpass,
  sha512Crypt,
  ldapSsha,
];

import type { ImportField } from '@rolecall/schemas/import-fields';

/**
 * What an import takes from a row, and what columns of it are usually called: in lower case, without
 * spaces and marks. `blocked` says the opposite of `status`, until `blockedUntil` where that is given.
 */
export const IMPORT_FIELDS = {
  sourceId: ['id', 'uid', 'userid', 'uuid', 'pk'],
  email: ['email', 'emailaddress', 'mail', 'useremail', 'primaryemail'],
  firstName: ['firstname', 'givenname', 'forename'],
  lastName: ['lastname', 'familyname', 'surname'],
  fullName: ['fullname', 'name', 'displayname'],
  username: ['username', 'login', 'userlogin'],
  role: ['role', 'roles', 'userrole', 'isadmin', 'admin', 'issuperuser', 'superuser'],
  status: ['status', 'state', 'isactive', 'active', 'isenabled', 'enabled', 'accountstatus'],
  blocked: [
    'blocked',
    'isblocked',
    'banned',
    'isbanned',
    'disabled',
    'isdisabled',
    'suspended',
    'bannedat',
    'blockedat',
    'suspendedat',
    'disabledat',
  ],
  blockedUntil: ['blockeduntil', 'banneduntil', 'banexpires', 'suspendeduntil'],
  emailVerified: [
    'emailverified',
    'emailverifiedat',
    'verified',
    'isverified',
    'emailconfirmed',
    'emailconfirmedat',
    'confirmed',
    'confirmedat',
  ],
  createdAt: [
    'createdat',
    'created',
    'datejoined',
    'joinedat',
    'registeredat',
    'registered',
    'userregistered',
    'signedupat',
    'signupdate',
    'creationdate',
  ],
  lastLoginAt: ['lastloginat', 'lastlogin', 'lastsigninat', 'lastsignin', 'currentsigninat'],
  deletedAt: ['deletedat'],
  passwordHash: [
    'passwordhash',
    'hashedpassword',
    'encryptedpassword',
    'passworddigest',
    'password',
    'userpass',
  ],
} as const satisfies Record<ImportField, readonly string[]>;

import { isUserField, USER_FIELDS } from './user-fields.ts';

/** What an import takes from a row. */
export const IMPORT_FIELD_NAMES = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'username',
  'role',
  'status',
  'blocked',
  'blockedUntil',
  'emailVerified',
  'createdAt',
  'lastLoginAt',
  'deletedAt',
  'passwordHash',
  'sourceId',
] as const;
export type ImportField = (typeof IMPORT_FIELD_NAMES)[number];

export const isImportField = (name: string): name is ImportField =>
  IMPORT_FIELD_NAMES.some((known) => known === name);

/** Labels of fields that users don't have, or that are called something else here. */
const OWN_LABELS: Partial<Record<ImportField, string>> = {
  fullName: 'Full name',
  blocked: 'Blocked',
  blockedUntil: 'Blocked until',
  deletedAt: 'Deleted',
  passwordHash: 'Password hash',
  sourceId: 'ID in the source',
};

/** What a field of an import is called; most are fields of users. */
export function importFieldLabel(name: ImportField): string {
  return OWN_LABELS[name] ?? (isUserField(name) ? USER_FIELDS[name].label : name);
}

/** The name for files whose columns fit no known system. */
export const ANY_SYSTEM = 'table of users';
/** The name for Firebase exports, whose hashes can't be checked without the project's parameters. */
export const FIREBASE_SYSTEM = 'Firebase auth:export';

/** What becomes of a row. */
export const ROW_OUTCOMES = ['new', 'existing', 'conflicting', 'invalid', 'skipped'] as const;

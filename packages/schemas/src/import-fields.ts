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

/** What becomes of a row. */
export const ROW_OUTCOMES = ['new', 'existing', 'conflicting', 'invalid', 'skipped'] as const;

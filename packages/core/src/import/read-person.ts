import { type ImportField, importFieldLabel } from '@rolecall/schemas/import-fields';
import type { Role } from '@rolecall/schemas/permissions';
import { isRow } from '../import-file/record.ts';
import type { Cells } from '../import-system/mapping.ts';
import { CellProblem, shown } from './cell-problem.ts';
import { readEmail } from './read-email.ts';
import { readNames, readUsername } from './read-names.ts';
import { type PasswordReading, readPasswordHash } from './read-password-hash.ts';
import { readRole, takenForAdmin } from './read-role.ts';
import { readIsActive } from './read-state.ts';
import { isNullText, readText } from './read-text.ts';
import { readFlagOrTime, readTime, readTimeText } from './read-time.ts';

/** Someone as an import adds them. */
export type ImportedPerson = {
  sourceId: string | undefined;
  email: string;
  firstName: string;
  lastName: string;
  /** Without one they get one made from the email. */
  username: string | undefined;
  role: Role;
  isActive: boolean;
  emailVerified: boolean;
  createdAt: Date | undefined;
  lastLoginAt: Date | undefined;
  password: PasswordReading;
};

/** What an operator says of how rows are to be read. */
export type ReadingRules = {
  now: Date;
  /** Whether cells come from a format that spreadsheets write. */
  isSpreadsheet: boolean;
  /** What roles there become here, by their names in lower case; `*` stands for all others. */
  roles: Readonly<Record<string, Role>>;
  /** Whether emails of which nothing is said count as verified. */
  assumeVerified: boolean;
  /** Whether a row without a name is invalid. */
  requireName: boolean;
};

export type PersonReading =
  | { person: ImportedPerson; notes: string[] }
  | { skipped: string }
  | { email: string | undefined; invalid: string[] };

/** Someone as a row describes them, or everything that is wrong with it. */
export function readPerson(cells: Cells, rules: ReadingRules): PersonReading {
  const { now, isSpreadsheet } = rules;
  const invalid: string[] = [];
  const read = <T>(name: ImportField, reading: () => T): T | undefined => {
    try {
      return reading();
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      invalid.push(`${importFieldLabel(name)}: ${error.message}`);
      return undefined;
    }
  };
  const isDeleted = read('deletedAt', () => readTimeText(cells.deletedAt)) !== undefined;
  if (isDeleted) return { skipped: 'Deleted in the source system.' };
  const email = read('email', () => readEmail(cells.email, isSpreadsheet));
  const names = read('fullName', () => readNames(cells, email, rules));
  const role = read('role', () => readRole(cells.role, rules.roles));
  const isActive = read('status', () => readIsActive(cells, now));
  const isVerified = read('emailVerified', () => readFlagOrTime(cells.emailVerified));
  const createdAt = read('createdAt', () => readTime(cells.createdAt, now));
  const lastLoginAt = read('lastLoginAt', () => readTime(cells.lastLoginAt, now));
  const password = read('passwordHash', () => readPasswordHash(cells.passwordHash));
  const username = read('username', () => readUsername(cells.username));
  const sourceId = read('sourceId', () => readText(cells.sourceId));
  const isWhole = email && names && role && password && isActive !== undefined;
  if (!isWhole || invalid.length > 0) return { email, invalid };
  const emailVerified = isVerified ?? rules.assumeVerified;
  const known = { sourceId, email, ...names, username, role, isActive, emailVerified };
  const person = { ...known, createdAt, lastLoginAt, password };
  return { person, notes: notesOf(cells, person, rules) };
}

/** What becomes of someone otherwise than their row says. */
function notesOf(cells: Cells, person: ImportedPerson, { roles }: ReadingRules): string[] {
  const { password } = person;
  const adminRole = takenForAdmin(cells.role, roles);
  const username = readText(cells.username);
  return [
    ...(password.stored === null ? [`${password.why} The user is added as invited.`] : []),
    ...(adminRole === undefined ? [] : [`The role ${shown(adminRole)} makes this user an admin.`]),
    ...(person.username === undefined && username !== undefined
      ? [`${isNullText(username) ? 'No' : 'Invalid'} username. One is made from the email.`]
      : []),
    // A time that can't be read makes the row invalid: this cell says that there is none.
    ...(person.createdAt === undefined && isGiven(cells.createdAt)
      ? ['No time of creation. The time of the import is used.']
      : []),
  ];
}

const isGiven = (value: unknown) => !isRow(value) && readText(value) !== undefined;

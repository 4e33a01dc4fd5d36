import { counted, formatNumber } from '@rolecall/schemas/counted';

/** The form that takes the file. */
export const uploadTexts = {
  title: 'Upload a file',
  text: 'CSV, JSON, NDJSON or SQLite. Exports from Auth0, better-auth, Clerk, Cognito, Django, Firebase, Keycloak, Laravel, PocketBase and Supabase are recognized.',
  file: 'File',
  hint: (most: number) =>
    `Up to ${most} MiB. Stored only on this server, and deleted after the import or after a day.`,
  button: 'Upload and preview',
  cancel: 'Cancel',
};

const FORMATS: Record<string, string> = {
  csv: 'CSV',
  json: 'JSON',
  ndjson: 'NDJSON',
  sqlite: 'SQLite',
};

/** How many columns are named that an import leaves out. */
const UNUSED_SHOWN = 20;

/** What an import would do. */
export const planTexts = {
  title: 'Preview',
  /** A spreadsheet counts the headings as a row, too. */
  lead: (rows: number, format: string, table?: string) =>
    [
      FORMATS[format] ?? format,
      ...(table === undefined ? [] : [`table ${table}`]),
      `${counted(rows, 'row')}${format === 'csv' ? ' below the headings' : ''}`,
    ].join(', '),
  rows: 'Rows',
  newUsers: 'Among the new users',
  admins: 'Admins',
  inactive: 'Deactivated',
  noPassword: 'No usable password',
  hashes: (kind: string) => `${kind} hashes`,
  unused: (columns: string[]) =>
    `Columns not used: ${columns.slice(0, UNUSED_SHOWN).join(', ')}${columns.length > UNUSED_SHOWN ? ', …' : '.'}`,
  firstUsers: 'First new users',
  row: (row: number) => `Row ${formatNumber(row)}`,
  hash: (kind: string) => `${kind} hash`,
  created: 'Created',
  reasons: 'Notes on rows',
  moreReasons: (count: number) => `Show ${formatNumber(count)} more`,
  allRows: 'Show all rows',
  /** @param rows the first of them @param hasMore whether there are others */
  reasonRows: (outcome: string, count: number, rows: string, hasMore: boolean) =>
    `${outcome}: ${formatNumber(count)} (${count === 1 ? 'row' : 'rows'} ${rows}${hasMore ? ', …' : ''})`,
};

/** How the file is read. */
export const importSettingsTexts = {
  title: 'Import settings',
  open: 'Change settings',
  text: 'Correct anything that’s wrong, then preview again. Use a dot for nested fields, such as app_metadata.role. Leave a column empty to skip its field.',
  button: 'Preview again',
  columns: 'Columns',
  roles: 'Roles',
  rolesHint:
    'One per line: editor = user. Use * for all other roles. Rows with unknown roles are invalid.',
  wrongRole: (line: string) => `“${line}” doesn’t name a role. Write it as editor = user.`,
  assumeVerified: 'Mark emails as verified if the file doesn’t say',
  requireName: 'Treat rows without a name as invalid',
  table: 'Table',
  tableHint: 'The table of users, for SQLite files and phpMyAdmin exports.',
  firebase: 'Firebase parameters',
  firebaseHint:
    'The password hash parameters of a Firebase project, as its console shows them or as JSON. Leave empty to keep the current ones.',
};

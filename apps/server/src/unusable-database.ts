import { type DatabaseFault, databaseFaultOf } from '@rolecall/db/database-fault';

/** What an operator can do about each. */
const WAYS_OUT: Record<DatabaseFault, { says: string; mayPass: boolean }> = {
  unauthorized: {
    says: 'the libSQL server does not accept DATABASE_AUTH_TOKEN. Set it to a token that is valid for this database and may write',
    mayPass: false,
  },
  readOnly: {
    says: 'the database is read-only. Check DATABASE_URL, and let this user write to the file and its folder',
    mayPass: false,
  },
  damaged: {
    says: 'the database cannot be used, because it is damaged or no database. Check DATABASE_URL, or restore a backup with `rolecall restore`',
    mayPass: false,
  },
  full: { says: 'the disk is full. Make room where DATABASE_URL is', mayPass: false },
  locked: {
    says: 'another program keeps the database locked. Check what else has DATABASE_URL open',
    mayPass: true,
  },
  away: {
    says: 'the database cannot be reached. Check DATABASE_URL, and that its server runs',
    mayPass: true,
  },
};

/**
 * Says for an operator that the database cannot be used, why, and whether it is worth another try
 * without a change.
 */
export function unusableDatabase(error: unknown): { message: string; mayPass: boolean } {
  const { says, mayPass } = WAYS_OUT[databaseFaultOf(error) ?? 'away'];
  return { message: `${says} (${reasonOf(error)}).`, mayPass };
}

/** What the database itself said. */
function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) {
    innermost = innermost.cause;
  }
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  return text.replace(/[.?!]$/, '');
}

import { type DatabaseFault, databaseFaultOf } from '@rolecall/db/database-fault';

type Unusable = {
  says: string;
  wayOut: string;
  /** What the database itself said. */
  reason: string;
  /** All of it in one text. */
  message: string;
  mayPass: boolean;
};

/** What an operator can do about each. */
const WAYS_OUT: Record<DatabaseFault, Pick<Unusable, 'says' | 'wayOut' | 'mayPass'>> = {
  unauthorized: {
    says: 'the libSQL server does not accept DATABASE_AUTH_TOKEN',
    wayOut: 'Set it to a token that is valid for this database and can write',
    mayPass: false,
  },
  readOnly: {
    says: 'the database is read-only',
    wayOut: 'Check DATABASE_URL, and let this user write to the file and its folder',
    mayPass: false,
  },
  damaged: {
    says: 'the database file is damaged or is not a database',
    wayOut: 'Check DATABASE_URL, or restore a backup with `rolecall restore`',
    mayPass: false,
  },
  full: {
    says: 'the disk is full',
    wayOut: 'Free up space on the disk of DATABASE_URL',
    mayPass: false,
  },
  locked: {
    says: 'another program has the database locked',
    wayOut: 'Check what else has DATABASE_URL open',
    mayPass: true,
  },
  away: {
    says: 'the database cannot be reached',
    wayOut: 'Check DATABASE_URL, and that its server runs',
    mayPass: true,
  },
};

/**
 * Says for an operator that the database cannot be used, why, and whether it is worth another try
 * without a change.
 */
export function unusableDatabase(error: unknown): Unusable {
  const { says, wayOut, mayPass } = WAYS_OUT[databaseFaultOf(error) ?? 'away'];
  const reason = reasonOf(error);
  return { says, wayOut, reason, message: `${says}. ${wayOut} (${reason}).`, mayPass };
}

function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) {
    innermost = innermost.cause;
  }
  const text = innermost instanceof Error ? innermost.message : String(innermost);
  return text.replace(/[.?!]$/, '');
}

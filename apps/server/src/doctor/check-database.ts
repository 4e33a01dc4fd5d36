import { existsSync } from 'node:fs';
import { inspectDatabase } from '@rolecall/db/inspect-database';
import { pathOf } from '@rolecall/db/open-file';
import { counted } from '@rolecall/schemas/counted';
import type { Env } from '../env.ts';
import { unusableDatabase } from '../unusable-database.ts';
import { type Finding, fails, ok, warning } from './finding.ts';

/** Whether the database can be reached, is whole, and has the tables of this version. */
export async function checkDatabase(env: Env): Promise<Finding[]> {
  const { databaseUrl: url, databaseAuthToken: authToken } = env;
  const path = pathOf(url);
  if (url.startsWith('file:') && !existsSync(path)) {
    return [
      fails(
        'database',
        `The file ${path} doesn’t exist.`,
        'Start the server once, or check DATABASE_URL.',
      ),
    ];
  }
  try {
    const { missing, unknown, problems } = await inspectDatabase({ url, authToken });
    return [
      problems.length === 0
        ? ok('database', 'Reachable and intact.')
        : fails(
            'database',
            `The database is damaged: ${problems.join('; ')}.`,
            'Stop the server and restore a backup.',
          ),
      schemaFinding(missing, unknown),
    ];
  } catch (error) {
    const { says, wayOut, reason } = unusableDatabase(error);
    const sentence = `${says.charAt(0).toUpperCase()}${says.slice(1)} (${reason}).`;
    return [fails('database', sentence, `${wayOut}.`)];
  }
}

function schemaFinding(missing: number, unknown: number): Finding {
  if (unknown > 0) {
    const says = `A newer version of Rolecall made ${counted(unknown, 'change')} to the database.`;
    return fails('schema', says, 'Run that version, or restore a backup from before.');
  }
  if (missing === 0) return ok('schema', 'The schema is up to date.');
  const says = `${counted(missing, 'migration')} missing.`;
  return warning('schema', says, 'Run `rolecall migrate`, or start the server.');
}

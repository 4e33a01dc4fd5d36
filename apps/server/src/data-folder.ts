import { dirname } from 'node:path';
import { pathOf } from '@rolecall/db/open-file';

/** Where the database file lives; a remote database keeps what little is local in `./data`. */
export function dataFolder(databaseUrl: string): string {
  return databaseUrl.startsWith('file:') ? dirname(pathOf(databaseUrl)) : './data';
}

import { isBusy, isUnavailable, textOf } from './errors.ts';

/** What keeps a database from being used. Only `locked` and `away` pass by themselves. */
export type DatabaseFault = 'unauthorized' | 'readOnly' | 'damaged' | 'full' | 'locked' | 'away';

const FAULTS: readonly [DatabaseFault, RegExp][] = [
  ['unauthorized', /HTTP status 40[13]\b/],
  ['readOnly', /SQLITE_READONLY|readonly database/],
  ['damaged', /SQLITE_CORRUPT|SQLITE_NOTADB|malformed|not a database|vtable constructor failed/],
  ['full', /SQLITE_FULL|database or disk is full/],
];

/** Why a database cannot be used, for whoever is told. @returns nothing for other errors */
export function databaseFaultOf(error: unknown): DatabaseFault | undefined {
  if (!isUnavailable(error)) return undefined;
  const text = textOf(error);
  const [fault] = FAULTS.find(([, pattern]) => pattern.test(text)) ?? [];
  return fault ?? (isBusy(error) ? 'locked' : 'away');
}

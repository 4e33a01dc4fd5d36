import { textOf } from '../errors.ts';
import { openConnection } from '../native.ts';

const WRONG = [
  // Search indexes check themselves, too.
  "select 1 from pragma_integrity_check(1) where integrity_check <> 'ok'",
  'select 1 from pragma_foreign_key_check limit 1',
];

/**
 * Checks every page, index and reference of a database file that no one else has open, off the event
 * loop.
 */
export async function isSound(database: string): Promise<boolean> {
  const connection = openConnection(database);
  try {
    for (const sql of WRONG) {
      const statement = await connection.prepareOffLoop(sql);
      if ((await statement.all([])).length > 0) return false;
    }
    return true;
  } catch (error) {
    // An index may be too broken to be opened.
    if (/malformed|vtable constructor failed/.test(textOf(error))) return false;
    throw error;
  } finally {
    connection.close();
  }
}

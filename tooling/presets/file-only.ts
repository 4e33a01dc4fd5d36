/**
 * Tests that are about a database file itself or that a server only makes longer, and why. A key
 * is a test file, or a file and the full name of one of its tests, with ` > ` in between.
 */
export const FILE_ONLY: Record<string, string> = {
  'apps/server/test/database-faults.test.ts': 'it fills, locks and damages the file itself',
  'apps/server/test/bulk-lines.test.ts > a bulk action in lines > does 10,000 in one call, while the server answers others':
    'it is about the event loop during 400 transactions, which only wait longer for a server',
  'apps/server/test/list-users.test.ts > a long list > is searched and counted alike, however many match':
    'its 10,500 users take a replica minutes to catch up with on a busy machine',
};

/** Why a test runs on a file only. */
export function whyFileOnly(path: string, name: string): string | undefined {
  return FILE_ONLY[`${path} > ${name}`];
}

/** The test files of which nothing runs over a server. */
export function fileOnlyFiles(): string[] {
  return Object.keys(FILE_ONLY).filter((key) => !key.includes(' > '));
}
